using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client;

/// <content>What only the local service has.</content>
public sealed partial class ProspectingClient
{
    private bool? _isLocal;

    /// <summary>The local service behind this connection, for anyone who has its admin key.</summary>
    /// <param name="adminKey">The admin key.</param>
    /// <returns>A client that uses this one's connections.</returns>
    public AdminClient Admin(ApiKey adminKey) => new(new Transport(_http, ApiKind.Prospecting, Options.BaseUri, adminKey, Options, _closing.Token, keyIsFixed: true));

    /// <summary>What the local service says of itself.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>Its name, version and process.</returns>
    public async Task<ServiceInfo> GetServiceInfoAsync(CallContext context) =>
        (await _prospecting.SendAsync(ApiRequest.Get(Routes.LocalInfo), ResponseBody.Json(WireJson.Context.ServiceInfo), context).ConfigureAwait(false)).Value;

    /// <summary>Whether this is a local service, which is asked without a word of the user's data.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>False for a vendor's service.</returns>
    public async Task<bool> IsLocalAsync(CallContext context)
    {
        try
        {
            return (await GetServiceInfoAsync(context).ConfigureAwait(false)).ProcessId > 0;
        }
        catch (ProspectingApiException e) when (e.StatusCode is >= 400 and < 500 and not 429 || e.Kind == FailureKind.InvalidData)
        {
            return false;
        }
    }

    /// <summary>What a start would find and cost, without starting anything.</summary>
    /// <param name="body">The start.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The measure; null when the service has no such endpoint, as a vendor's has none.</returns>
    public async Task<SourceMeasure?> MeasureSourceAsync(StartJobRequest body, CallContext context)
    {
        var request = new ApiRequest(HttpMethod.Post, Routes.LocalMeasure)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Context.StartJobRequest),
            ChangesNothing = true,
        };
        try
        {
            return (await _prospecting.SendAsync(request, ResponseBody.Json(WireJson.Context.SourceMeasure), context).ConfigureAwait(false)).Value;
        }
        catch (ProspectingApiException e) when (IsNoEndpoint(e))
        {
            return null;
        }
    }

    /// <summary>What became of each input of a job, by the service's own records.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The results in the order of the inputs; null when the service has no such records, as a vendor's has none.</returns>
    public async Task<IReadOnlyList<JobInputResult>?> GetJobResultsAsync(string jobId, CallContext context)
    {
        var results = new List<JobInputResult>();
        using CursorPager<JobInputResult> pages = Cursor(Routes.LocalJobResults(jobId), WireJson.Context.EnvelopeCursorPageJobInputResult, new PageOptions(), context);
        try
        {
            while (await pages.NextAsync().ConfigureAwait(false) is { } page)
            {
                results.AddRange(page.Items);
            }
        }
        catch (ProspectingApiException e) when (IsNoEndpoint(e))
        {
            return null;
        }

        return results;
    }

    /// <summary>The prospects of an audience who are in the local service's suppression file.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>Their ids; none on a vendor's service, which keeps no such file.</returns>
    public async Task<IReadOnlyCollection<string>> GetSuppressedAsync(string audienceId, CallContext context)
    {
        _isLocal ??= await IsLocalAsync(context).ConfigureAwait(false);
        return _isLocal.Value
            ? (await _prospecting.SendAsync(ApiRequest.Get(Routes.LocalSuppressed(audienceId)), ResponseBody.Json(WireJson.Context.SuppressedProspects), context).ConfigureAwait(false)).Value.ProspectIds ?? []
            : [];
    }

    private static bool IsNoEndpoint(ProspectingApiException e) =>
        e.StatusCode is 404 or 405 || (e.StatusCode is >= 200 and < 300 && e.Kind == FailureKind.InvalidData);

    /// <summary>Imports people into the local service's directory.</summary>
    /// <param name="content">The rows, written as they are sent.</param>
    /// <param name="format"><c>csv</c>, <c>jsonl</c> or <c>workbook</c>.</param>
    /// <param name="map">Which column holds which field: <c>title=type,location=state</c>; null for the usual names.</param>
    /// <param name="listName">Name of a lead list to make of the rows; null for none.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <param name="worksheet">The sheet of a workbook; null for its first one with something in it.</param>
    /// <param name="preview">Whether nobody is imported, and the columns are reported with examples.</param>
    /// <returns>What became of the rows.</returns>
    public async Task<PersonImportResult> ImportPeopleAsync(
        Func<HttpContent> content, string format, string? map, string? listName, CallContext context, string? worksheet = null, bool preview = false)
    {
        string query = $"format={format}";
        query += worksheet is null ? string.Empty : "&worksheet=" + Uri.EscapeDataString(worksheet);
        query += preview ? "&preview=true" : string.Empty;
        query += map is null ? string.Empty : "&map=" + Uri.EscapeDataString(map);
        query += listName is null ? string.Empty : "&listName=" + Uri.EscapeDataString(listName);
        var request = new ApiRequest(HttpMethod.Post, Routes.LocalPeople) { Query = query, StreamedBody = content, Timeout = Timeout.InfiniteTimeSpan };
        return (await _prospecting.SendAsync(request, ResponseBody.Json(WireJson.Context.PersonImportResult), context).ConfigureAwait(false)).Value;
    }

    /// <summary>Reads a sheet of a workbook; the local service does, and stores nothing.</summary>
    /// <param name="content">The workbook, written as it is sent.</param>
    /// <param name="worksheet">The sheet; null for its first one with something in it.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The sheet as CSV.</returns>
    public async Task<SheetText> ReadSheetAsync(Func<HttpContent> content, string? worksheet, CallContext context)
    {
        var request = new ApiRequest(HttpMethod.Post, Routes.LocalSheet)
        {
            Query = worksheet is null ? null : "worksheet=" + Uri.EscapeDataString(worksheet),
            StreamedBody = content,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return (await _prospecting.SendAsync(request, ResponseBody.Json(WireJson.Context.SheetText), context).ConfigureAwait(false)).Value;
    }

    /// <summary>Imports signals of people of the local service's directory.</summary>
    /// <param name="content">The CSV file, written as it is sent.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>What became of the rows.</returns>
    public async Task<SignalImportResult> ImportSignalsAsync(Func<HttpContent> content, CallContext context)
    {
        var request = new ApiRequest(HttpMethod.Post, Routes.LocalSignals) { StreamedBody = content, Timeout = Timeout.InfiniteTimeSpan };
        return (await _prospecting.SendAsync(request, ResponseBody.Json(WireJson.Context.SignalImportResult), context).ConfigureAwait(false)).Value;
    }
}
