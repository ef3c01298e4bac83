using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Client.Http;

/// <summary>Sends requests to one API: authenticates, repeats as far as that is honest, logs.</summary>
internal sealed class Transport
{
    private readonly RequestSender _sender;
    private readonly ApiKind _api;
    private readonly Uri _baseUri;
    private readonly ClientOptions _options;
    private readonly CancellationToken _closing;
    private readonly bool _keyIsFixed;
    private readonly RateGate _reads;
    private ApiKey _key;

    /// <summary>Creates a transport.</summary>
    /// <param name="http">What sends.</param>
    /// <param name="api">The API.</param>
    /// <param name="baseUri">Where it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="options">The connection's options.</param>
    /// <param name="closing">Set when the connection is closed.</param>
    /// <param name="keyIsFixed">Whether the key is not the one that is kept for the API, so that this must not be sent in its place.</param>
    public Transport(HttpClient http, ApiKind api, Uri baseUri, ApiKey key, ClientOptions options, CancellationToken closing, bool keyIsFixed = false)
    {
        HttpClientFactory.RequireHttpsOrLoopback(baseUri);
        _sender = new RequestSender(http, baseUri, options.UserAgent);
        _api = api;
        _baseUri = baseUri;
        _key = key;
        _options = options;
        _closing = closing;
        _keyIsFixed = keyIsFixed;
        _reads = new RateGate(options.Time);
    }

    /// <summary>How far the server's clock is ahead of this one, to the second.</summary>
    public ServerClock Clock { get; } = new();

    /// <summary>Sends a request and parses its answer.</summary>
    /// <typeparam name="T">What the answer holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="read">How the answer is read.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ProspectingApiException">Every failure.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, BodyReader<T> read, CallContext context)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _closing);
        try
        {
            return await SendRepeatedlyAsync(request, read, context.With(life.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(context.CancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw Stamped(
                new ProspectingApiException(FailureKind.Caller, ClientErrorCodes.ConnectionClosed, "The connection was closed before the answer arrived.", e),
                request,
                attempt: 0);
        }
    }

    private async Task<ApiResponse<T>> SendRepeatedlyAsync<T>(ApiRequest request, BodyReader<T> read, CallContext context)
    {
        bool keyWasRefreshed = false;
        bool mayBeDone = false;
        for (int attempt = 1; ; attempt++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            ApiKey key = Volatile.Read(ref _key);
            try
            {
                return await SendInTurnAsync(request, read, key, attempt, context).ConfigureAwait(false);
            }
            catch (ProspectingApiException e)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Stamped(e, request, attempt).AfterUnknownOutcome = mayBeDone;
                mayBeDone |= e.OutcomeUnknown;
                if (e.StatusCode == 401 && !_keyIsFixed && !keyWasRefreshed && request.StreamedBody is null)
                {
                    keyWasRefreshed = true;
                    if (await RefreshedAsync(key, context).ConfigureAwait(false))
                    {
                        continue;
                    }
                }

                bool mayRepeat = MayRepeat(request, e);
                if (mayRepeat && e.RetryAfter is { } asked && asked > _options.Retry.RetryAfterCeiling)
                {
                    throw TooLong(e, asked);
                }

                if (!mayRepeat || attempt > _options.Retry.MaximumRetryCount)
                {
                    throw;
                }

                TimeSpan delay = _options.Retry.DelayAfter(attempt, e.RetryAfter);
                string reason = e.StatusCode is { } status ? $"status {status}" : e.Message;
                context.Observer?.Log(CallLogEntry.ForRetry(
                    $"{request.Method} {request.Path}: {reason}; attempt {attempt + 1} of {_options.Retry.MaximumRetryCount + 1} in {delay.TotalSeconds:0.0} s",
                    delay));
                if (!IsTurned(request, e))
                {
                    await _options.Time.DelayAsync(delay, context.CancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    // Such a read waits for its turn again, which comes no sooner than the server asks.
    private static bool IsTurned(ApiRequest request, ProspectingApiException e) =>
        request.Method == HttpMethod.Get && e.StatusCode == 429 && e.RetryAfter is not null;

    // Only reads share a budget: a change is sent when its caller decides, and a long upload must not hold up the others.
    private async Task<ApiResponse<T>> SendInTurnAsync<T>(ApiRequest request, BodyReader<T> read, ApiKey key, int attempt, CallContext context)
    {
        if (request.Method != HttpMethod.Get)
        {
            return await SendOnceAsync(request, read, key, attempt, context).ConfigureAwait(false);
        }

        await _reads.EnterAsync(attempt, context).ConfigureAwait(false);
        try
        {
            ApiResponse<T> answer = await SendOnceAsync(request, read, key, attempt, context).ConfigureAwait(false);
            _reads.Answered();
            return answer;
        }
        catch (ProspectingApiException e) when (e.StatusCode == 429)
        {
            _reads.Refused(e.RetryAfter is { } asked && asked <= _options.Retry.RetryAfterCeiling ? asked : null);
            throw;
        }
        catch
        {
            _reads.Left();
            throw;
        }
    }

    // Design, decision 4.
    private static bool MayRepeat(ApiRequest request, ProspectingApiException e) => e.Kind switch
    {
        FailureKind.Api when e.StatusCode == 429 => request.StreamedBody is null,
        FailureKind.Api => request.IsRepeatable && RetryPolicy.IsTransient(e.StatusCode ?? 0),
        FailureKind.Network => request.IsRepeatable && e.Code == ClientErrorCodes.NetworkError,
        FailureKind.Timeout => request.IsRepeatable,
        _ => false,
    };

    private ProspectingApiException TooLong(ProspectingApiException e, TimeSpan asked)
    {
        DateTimeOffset until = _options.Time.UtcNow + asked;
        ProspectingApiException failure = e.Saying(string.Format(
            CultureInfo.InvariantCulture,
            "{0} The server asks to come back in {1:N0} s, at {2:yyyy-MM-dd HH:mm:ss} UTC; this connection waits for {3:N0} s at most.",
            e.Message.TrimEnd() is { Length: > 0 } text && ".!?".IndexOf(text[text.Length - 1]) >= 0 ? text : e.Message + ".",
            Math.Ceiling(asked.TotalSeconds),
            until,
            _options.Retry.RetryAfterCeiling.TotalSeconds));
        failure.RetryNotBefore = until;
        return failure;
    }

    private static ProspectingApiException Stamped(ProspectingApiException e, ApiRequest request, int attempt)
    {
        e.Attempts = attempt;
        e.Method = request.Method.Method;
        e.Path = request.Path;
        e.IdempotencyKey = request.IdempotencyKey;
        return e;
    }

    private async Task<bool> RefreshedAsync(ApiKey refused, CallContext context)
    {
        ApiKey current = Volatile.Read(ref _key);
        if (!current.IsSameAs(refused))
        {
            return true;
        }

        ApiKey? fresh = await AskForKeyAsync(context).ConfigureAwait(false);
        if (fresh is null || fresh.IsSameAs(refused))
        {
            return false;
        }

        Volatile.Write(ref _key, fresh);
        context.Note("The key was refused; the vault now has another one, which is used from now on.");
        return true;
    }

    // A vault may be slow or locked: neither may hold up a cancel, nor hide that the key was refused.
    private async Task<ApiKey?> AskForKeyAsync(CallContext context)
    {
        if (context.Observer is null)
        {
            return null;
        }

        try
        {
            Task<ApiKey?> asked = context.Observer.RefreshKeyAsync(_api);
            TaskFaults.Observe(asked);
            await Task.WhenAny(asked, Task.Delay(Timeout.Infinite, context.CancellationToken)).ConfigureAwait(false);
            context.CancellationToken.ThrowIfCancellationRequested();
            return await asked.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            context.Note($"The key was refused, and could not be read again: {e.Message}");
            return null;
        }
    }

    private async Task<ApiResponse<T>> SendOnceAsync<T>(ApiRequest request, BodyReader<T> read, ApiKey key, int attempt, CallContext context)
    {
        using var attemptCancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        TimeSpan timeout = request.Timeout ?? _options.Timeout;
        using IDisposable? timer = _options.Time.CancelAfter(attemptCancellation, timeout);
        TimeSpan begun = _options.Time.Elapsed;
        var log = new RequestLog(request, key, attempt, _options.LogBodies);
        try
        {
            using HttpResponseMessage response = await _sender.SendAsync(request, key, attemptCancellation.Token).ConfigureAwait(false);
            log.KeyedResponse = new KeyedResponse(response, key);
            Clock.Observe(response.Headers.Date);

            // Some handlers read on after a cancel; a disposed answer cannot. What unpacks the body is not disposed by it (KeyedResponse).
            using CancellationTokenRegistration registration = attemptCancellation.Token.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
            T value = await ReadAsync(log, read, attemptCancellation.Token).ConfigureAwait(false);
            log.Write(context, $"{log.KeyedResponse.Status}", _options.Time.Elapsed - begun);
            return new ApiResponse<T>(value, log.KeyedResponse.Status, attempt, RetryAfter.Read(response, null), response.Headers.Date);
        }
        catch (Exception e) when (!IsAnswer(e) && context.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(context.CancellationToken);
        }
        catch (Exception e) when (!IsAnswer(e) && attemptCancellation.IsCancellationRequested)
        {
            log.Write(context, $"no complete answer within {timeout.TotalSeconds:0.#} s", _options.Time.Elapsed - begun);
            throw new ProspectingApiException(
                FailureKind.Timeout,
                ClientErrorCodes.RequestTimeout,
                $"No complete answer from {_baseUri.Host} within {timeout.TotalSeconds:0.#} s.",
                e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            ProspectingApiException failure = NetworkFailure.From(e, _baseUri, key);
            log.Write(context, failure.Message, _options.Time.Elapsed - begun);
            throw failure;
        }
        catch (ProspectingApiException e)
        {
            log.Write(context, e.StatusCode is { } status ? $"{status} {e.Code}" : e.Message, _options.Time.Elapsed - begun);
            throw;
        }
    }

    private async Task<T> ReadAsync<T>(RequestLog log, BodyReader<T> read, CancellationToken cancellationToken)
    {
        KeyedResponse answer = log.KeyedResponse!;
        if (!answer.Response.IsSuccessStatusCode)
        {
            (ProspectingApiException failure, byte[] body) = await ApiFailure.ReadAsync(answer, cancellationToken).ConfigureAwait(false);
            log.ResponseBody = body;
            answer.TraceId = failure.TraceId;
            throw failure;
        }

        if (_options.LogBodies && answer.Response.Content is not null)
        {
            log.ResponseBody = await ResponseBody.BufferAsync(answer, cancellationToken).ConfigureAwait(false);
        }

        return await read(answer, cancellationToken).ConfigureAwait(false);
    }

    // What came whole is kept, even when time ran out just then. Broken JSON may be the work of the cancel itself.
    private static bool IsAnswer(Exception e) => e is ProspectingApiException { Kind: not FailureKind.InvalidData };
}
