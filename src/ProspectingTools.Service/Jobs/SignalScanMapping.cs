using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>A signal scan as the wire shows it; without what only the local service knows when it is to answer as the bare reference does.</summary>
internal static class SignalScanMapping
{
    public static StartedSignalScan ToStartedScan(this JobRow row) => new() { ScanId = row.Id, Status = row.Status, CreatedAt = WireMapping.Time(row.CreatedAt) };

    public static SignalScanSummary ToScanSummary(this JobRow row, bool bare) => new()
    {
        ScanId = row.Id,
        Type = Assumed.SignalScanType,
        Status = row.Status,
        CreatedAt = WireMapping.Time(row.CreatedAt),
        UpdatedAt = WireMapping.Time(row.UpdatedAt),
        AudienceId = bare ? null : row.AudienceId,
        SignalSpecificationId = bare ? null : JobPlan.FromJson(row.Plan).SignalSpecificationId,
        ScannedCount = bare ? null : row.Imported,
        ProspectCount = bare ? null : row.Expected,
    };

    public static SignalScan ToScan(this JobRow row, bool bare) => new()
    {
        ScanId = row.Id,
        Type = Assumed.SignalScanType,
        Status = row.Status,
        CreatedAt = WireMapping.Time(row.CreatedAt),
        UpdatedAt = WireMapping.Time(row.UpdatedAt),
        Error = row.ErrorCode is null ? null : new JobError { Code = row.ErrorCode, Message = row.ErrorMessage },
        AudienceId = bare ? null : row.AudienceId,
        SignalSpecificationId = bare ? null : JobPlan.FromJson(row.Plan).SignalSpecificationId,
        ScannedCount = bare ? null : row.Imported,
        ProspectCount = bare ? null : row.Expected,
    };
}
