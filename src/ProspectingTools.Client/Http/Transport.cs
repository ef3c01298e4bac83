using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Client.Http;

/// <summary>Sends requests to one API: authenticates, repeats as far as that is honest, logs.</summary>
internal sealed class Transport
{
    private const int MaximumRedirects = 5;

    private readonly HttpClient _http;
    private readonly ApiKind _api;
    private readonly Uri _baseUri;
    private readonly ClientOptions _options;
    private ApiKey _key;

    public Transport(HttpClient http, ApiKind api, Uri baseUri, ApiKey key, ClientOptions options)
    {
        HttpClientFactory.RequireSafe(baseUri);
        _http = http;
        _api = api;
        _baseUri = baseUri;
        _key = key;
        _options = options;
    }

    /// <summary>Sends a request and parses its answer.</summary>
    /// <typeparam name="T">What the answer holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="read">How the answer is read.</param>
    /// <param name="context">Who watches, and the cancellation.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ProspectingApiException">Every failure.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, BodyReader<T> read, CallContext context)
    {
        bool keyWasRefreshed = false;
        for (int attempt = 1; ; attempt++)
        {
            ApiKey key = Volatile.Read(ref _key);
            try
            {
                return await SendOnceAsync(request, read, key, attempt, context).ConfigureAwait(false);
            }
            catch (ProspectingApiException e)
            {
                e.Attempts = attempt;
                e.Method = request.Method.Method;
                e.Path = request.Path;
                e.IdempotencyKey = request.IdempotencyKey;
                if (e.StatusCode == 401 && !keyWasRefreshed && request.StreamedBody is null)
                {
                    keyWasRefreshed = true;
                    if (await RefreshedAsync(key, context).ConfigureAwait(false))
                    {
                        continue;
                    }
                }

                if (attempt > _options.Retry.MaximumRetryCount || !MayRepeat(request, e))
                {
                    throw;
                }

                TimeSpan delay = _options.Retry.DelayAfter(attempt, e.RetryAfter);
                string reason = e.StatusCode is { } status ? $"status {status}" : e.Message;
                context.Observer?.Log(CallLogEntry.ForRetry(
                    $"{request.Method} {request.Path}: {reason}; attempt {attempt + 1} of {_options.Retry.MaximumRetryCount + 1} in {delay.TotalSeconds:0.0} s",
                    delay));
                await Task.Delay(delay, context.CancellationToken).ConfigureAwait(false);
            }
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

    private async Task<bool> RefreshedAsync(ApiKey refused, CallContext context)
    {
        ApiKey current = Volatile.Read(ref _key);
        if (!current.IsSameAs(refused))
        {
            return true;
        }

        ApiKey? fresh = context.Observer is null ? null : await context.Observer.RefreshKeyAsync(_api).ConfigureAwait(false);
        if (fresh is null || fresh.IsSameAs(refused))
        {
            return false;
        }

        Volatile.Write(ref _key, fresh);
        context.Note("The key was refused; the vault holds another one now, which is used from here on.");
        return true;
    }

    private async Task<ApiResponse<T>> SendOnceAsync<T>(ApiRequest request, BodyReader<T> read, ApiKey key, int attempt, CallContext context)
    {
        using var attemptCancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        TimeSpan timeout = request.Timeout ?? _options.Timeout;
        attemptCancellation.CancelAfter(timeout);
        var clock = Stopwatch.StartNew();
        var log = new RequestLog(request, key, attempt, _options.LogBodies);
        try
        {
            using HttpResponseMessage response = await SendFollowingAsync(request, key, attemptCancellation.Token).ConfigureAwait(false);

            // Some handlers read on after a cancel; a disposed answer cannot.
            using CancellationTokenRegistration registration = attemptCancellation.Token.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
            if (_options.LogBodies && response.Content is not null)
            {
                await response.Content.LoadIntoBufferAsync().ConfigureAwait(false);
                log.ResponseBody = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            }

            ApiResponse<T> answer = response.IsSuccessStatusCode
                ? new ApiResponse<T>(
                    await read(response, attemptCancellation.Token).ConfigureAwait(false),
                    (int)response.StatusCode,
                    attempt,
                    RetryAfter.Read(response, null),
                    response.Headers.Date)
                : throw await FailureAsync(response, key, attemptCancellation.Token).ConfigureAwait(false);
            log.Write(context, response, clock.Elapsed);
            return answer;
        }
        catch (Exception e) when (!IsOurs(e) && context.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(context.CancellationToken);
        }
        catch (Exception e) when (!IsOurs(e) && attemptCancellation.IsCancellationRequested)
        {
            log.WriteFailure(context, $"no whole answer within {timeout.TotalSeconds:0.#} s", clock.Elapsed);
            throw new ProspectingApiException(
                FailureKind.Timeout,
                ClientErrorCodes.RequestTimeout,
                $"No whole answer from {_baseUri.Host} within {timeout.TotalSeconds:0.#} s.",
                e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            ProspectingApiException failure = NetworkFailure.From(e, _baseUri, key);
            log.WriteFailure(context, failure.Message, clock.Elapsed);
            throw failure;
        }
        catch (ProspectingApiException e)
        {
            log.WriteFailure(context, e.StatusCode is { } status ? $"{status} {e.Code}{(e.TraceId is { } id ? $", trace id {id}" : string.Empty)}" : e.Message, clock.Elapsed);
            throw;
        }
    }

    private static bool IsOurs(Exception e) => e is ProspectingApiException { Kind: not FailureKind.InvalidData };

    private async Task<HttpResponseMessage> SendFollowingAsync(ApiRequest request, ApiKey key, CancellationToken cancellationToken)
    {
        Uri target = Target(request);
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage message = Message(request, target, key);
            HttpResponseMessage response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return response;
            }

            Uri next = location.IsAbsoluteUri ? location : new Uri(target, location);
            int status = (int)response.StatusCode;
            response.Dispose();
            bool sameOrigin = next.Scheme == target.Scheme && next.Host == target.Host && next.Port == target.Port;
            if (!sameOrigin || request.Method != HttpMethod.Get || redirects >= MaximumRedirects)
            {
                throw new ProspectingApiException(
                    FailureKind.Refused,
                    ClientErrorCodes.RedirectRefused,
                    $"{target.Host} redirects {request.Method} {request.Path} to {next.GetLeftPart(UriPartial.Path)}. It was not followed, so that the key does not go there. If the API has moved, connect to its new address.")
                {
                    StatusCode = status,
                };
            }

            target = next;
        }
    }

    private Uri Target(ApiRequest request)
    {
        string basePath = _baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri(basePath + request.Path + (request.Query is null ? string.Empty : "?" + request.Query));
    }

    private HttpRequestMessage Message(ApiRequest request, Uri target, ApiKey key)
    {
        var message = new HttpRequestMessage(request.Method, target);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        message.Headers.Accept.ParseAdd("application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        if (request.IdempotencyKey is { } idempotencyKey)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        if (request.StreamedBody is { } streamed)
        {
            message.Content = streamed();
        }
        else if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    private static async Task<ProspectingApiException> FailureAsync(HttpResponseMessage response, ApiKey key, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        string body = response.Content is null ? string.Empty : await ResponseBody.ReadCappedAsync(response, cancellationToken).ConfigureAwait(false);
        ErrorContent content = ErrorReader.Read(Redaction.Secrets(body, key), response.Content?.Headers.ContentType?.MediaType);
        return new ProspectingApiException(
            FailureKind.Api,
            content.Code ?? $"HTTP_{status}",
            content.Message ?? $"The server answered {status} {response.ReasonPhrase} and no reason.")
        {
            StatusCode = status,
            TraceId = content.TraceId,
            Fields = content.Fields,
            Details = content.Details,
            RetryAfter = RetryAfter.Read(response, content.RetryAfterSeconds),
        };
    }
}
