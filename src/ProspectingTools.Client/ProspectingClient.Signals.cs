using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client;

/// <content>Signal scans and what they look for.</content>
public sealed partial class ProspectingClient
{
    /// <summary>Starts a signal scan. Repeated with the same key it is the same scan (prospecting-api.md, "Signal scans").</summary>
    /// <param name="body">What to look for, and where.</param>
    /// <param name="idempotencyKey">The key of this logical start; the same for every attempt at it.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The scan; its start fields, and what was asked for.</returns>
    public async Task<SignalScan> StartSignalScanAsync(StartSignalScanRequest body, string idempotencyKey, CallContext context)
    {
        (SignalScan scan, bool replayed) = await StartAsync(
            Routes.SignalScans(RequireAccountGroup()), body, WireJson.Context.StartSignalScanRequest, WireJson.Context.EnvelopeSignalScan, idempotencyKey, "scan", started => started.ScanId, context).ConfigureAwait(false);
        Stamp(scan);
        scan.IdempotencyKey = idempotencyKey;
        scan.AudienceId ??= body.AudienceId;
        scan.SignalSpecificationId ??= body.SignalSpecificationId;
        scan.Replayed = replayed;
        return scan;
    }

    /// <summary>Signal scans, newest first as the server orders them; without their errors.</summary>
    /// <param name="status">Only those of this status; null for all.</param>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public CursorPager<SignalScan> GetSignalScans(string? status, PageOptions options, CallContext context) =>
        Cursor(Routes.SignalScans(RequireAccountGroup()), WireJson.Context.EnvelopeCursorPageSignalScan, options, context, scan => Stamp(scan), ("status", status));

    /// <summary>One signal scan.</summary>
    /// <param name="scanId">The scan.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The scan, and when the server asks to come back.</returns>
    public async Task<ApiResponse<SignalScan>> GetSignalScanAsync(string scanId, CallContext context)
    {
        var request = ApiRequest.Get(Routes.SignalScan(RequireAccountGroup(), scanId));
        ApiResponse<SignalScan> response = await EnvelopeAsync(request, WireJson.Context.EnvelopeSignalScan, context).ConfigureAwait(false);
        Stamp(response.Value).ScanId ??= scanId;
        return response;
    }

    /// <summary>Cancels a signal scan that is queued or running. The prospects that it has looked at keep their signals.</summary>
    /// <param name="scanId">The scan.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The scan's id and status.</returns>
    public async Task<SignalScan> CancelSignalScanAsync(string scanId, CallContext context)
    {
        var request = new ApiRequest(HttpMethod.Post, Routes.CancelSignalScan(RequireAccountGroup(), scanId));
        SignalScan scan = Stamp(await DataAsync(request, WireJson.Context.EnvelopeSignalScan, context).ConfigureAwait(false));
        scan.ScanId ??= scanId;
        return scan;
    }

    /// <summary>What signal scans can look for.</summary>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public CursorPager<SignalSpecification> GetSignalSpecifications(PageOptions options, CallContext context) =>
        Cursor(Routes.SignalSpecifications(RequireAccountGroup()), WireJson.Context.EnvelopeCursorPageSignalSpecification, options, context, null);

    private SignalScan Stamp(SignalScan scan)
    {
        scan.AccountGroupId ??= AccountGroupId;
        scan.Status = JobStatus.Known(scan.Status) == JobStatus.Cancelled ? JobStatus.Cancelled : scan.Status;
        return scan;
    }
}
