using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>
/// The starts of one command under one key. Run again with that key, in any order, after any failure and with any growth, the
/// command starts what was not started yet and finds the rest: nothing is charged twice, nothing is left out unsaid.
/// </summary>
public sealed class JobStarts
{
    private readonly ProspectingClient _client;
    private readonly List<ProspectingJob> _parts = [];
    private bool _listHasFailed;

    /// <summary>Creates the account; nothing is sent yet.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="key">The caller's key; null for one of our own.</param>
    public JobStarts(ProspectingClient client, string? key)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        IsKeyOwn = key is null;
        Key = key ?? IdempotencyKeys.Create();
    }

    /// <summary>The key under which the whole command can be run again.</summary>
    public string Key { get; }

    /// <summary>Whether the key was made here, so that the caller does not know it yet.</summary>
    public bool IsKeyOwn { get; }

    /// <summary>Whether any request may have gone out.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Starts the only source of a command: under the key itself.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ProspectingApiException">It was refused, or nobody knows.</exception>
    public Task<ProspectingJob> StartOnlyAsync(StartJobRequest request, CallContext context) => SendAsync(request, Key, context);

    /// <summary>Starts one source of many: under a key made of the source (<see cref="IdempotencyKeys.ForSource"/>).</summary>
    /// <param name="request">What to import.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ProspectingApiException">It was refused, or nobody knows. The others are not concerned.</exception>
    public Task<ProspectingJob> StartSourceAsync(StartJobRequest request, CallContext context) =>
        SendAsync(request, IdempotencyKeys.ForSource(Key, request), context);

    /// <summary>Starts the next part of a list of addresses. After a failure no further part is sent: a list that was mended would have it in another place.</summary>
    /// <param name="request">The part.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ProspectingApiException">
    /// It was refused, or nobody knows. <c>IDEMPOTENCY_CONFLICT</c>: this part of the list is not what the key has started.
    /// </exception>
    /// <exception cref="InvalidOperationException">An earlier part has failed.</exception>
    public async Task<ProspectingJob> StartPartAsync(StartJobRequest request, CallContext context)
    {
        if (_listHasFailed)
        {
            throw new InvalidOperationException("An earlier part of this list has failed.");
        }

        _listHasFailed = true;
        try
        {
            ProspectingJob job = await SendAsync(request, IdempotencyKeys.ForPart(Key, _parts.Count), context).ConfigureAwait(false);
            _parts.Add(job);
            _listHasFailed = false;
            return job;
        }
        catch (ProspectingApiException e) when (e.Code == ErrorCodes.IdempotencyConflict)
        {
            throw e.Saying(Changed(request));
        }
    }

    private async Task<ProspectingJob> SendAsync(StartJobRequest request, string key, CallContext context)
    {
        if (!HasSent && IsKeyOwn && key != Key)
        {
            context.Note($"Idempotency-Key of the whole command: {Key}");
        }

        HasSent = true;
        try
        {
            return await _client.StartJobAsync(request, key, context).ConfigureAwait(false);
        }
        catch (ProspectingApiException e)
        {
            e.CommandKey = Key;
            throw;
        }
    }

    private string Changed(StartJobRequest request)
    {
        int first = (_parts.Count * Limits.MaxUrlsPerJob) + 1;
        int last = first + (request.Urls?.Count ?? 0) - 1;
        string started = _parts.Count == 0
            ? "Nothing was sent but this part, which was refused."
            : "Nothing after them was sent. Started under this key: " + string.Join("; ", _parts.Select(Describe)) + ".";
        return string.Format(
            CultureInfo.InvariantCulture,
            "The list under the key '{0}' has changed: the addresses {1:N0} to {2:N0}, or the options, are not those that this key has started. {3}",
            Key,
            first,
            last,
            started);
    }

    private static string Describe(ProspectingJob job, int index) => string.Format(
        CultureInfo.InvariantCulture,
        "addresses {0:N0} to {1:N0} in job {2}{3}",
        (index * Limits.MaxUrlsPerJob) + 1,
        (index + 1) * Limits.MaxUrlsPerJob,
        job.JobId,
        job.Replayed ? " (found again)" : string.Empty);
}
