using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Jobs;

/// <summary>The start of a signal scan, checked as far as that needs no database.</summary>
/// <param name="SpecificationId">A specification that there is.</param>
/// <param name="AudienceId">An id that an audience can have.</param>
/// <param name="ProspectIds">Ids that prospects can have, each once; null for all of the audience.</param>
internal sealed record ScanRequest(string SpecificationId, string AudienceId, IReadOnlyList<string>? ProspectIds)
{
    /// <summary>Checks a request.</summary>
    /// <exception cref="RuleException">A field is wrong.</exception>
    public static ScanRequest Check(StartSignalScanRequest request)
    {
        var checks = new FieldChecks();
        if (string.IsNullOrWhiteSpace(request.SignalSpecificationId))
        {
            checks.Refuse("signalSpecificationId", "is required");
        }
        else if (SignalSpecifications.Find(request.SignalSpecificationId) is null)
        {
            checks.Refuse("signalSpecificationId", $"there is no signal specification '{request.SignalSpecificationId}'");
        }

        CheckId("audienceId", request.AudienceId, checks);
        if (request.ProspectIds is { Count: 0 or > Assumed.MaxProspectsPerScan })
        {
            checks.Refuse("prospectIds", $"must hold 1 to {Assumed.MaxProspectsPerScan} ids; leave it out to scan the whole audience");
        }
        else
        {
            for (int i = 0; i < request.ProspectIds?.Count; i++)
            {
                CheckId($"prospectIds[{i}]", request.ProspectIds[i], checks);
            }
        }

        checks.Done();
        return new ScanRequest(
            SignalSpecifications.Find(request.SignalSpecificationId!)!.SignalSpecificationId!,
            request.AudienceId!.ToLowerInvariant(),
            request.ProspectIds is null ? null : [.. request.ProspectIds.Select(id => id.ToLowerInvariant()).Distinct()]);
    }

    private static void CheckId(string field, string? id, FieldChecks checks)
    {
        if (!Ids.IsId(id))
        {
            checks.Refuse(field, string.IsNullOrEmpty(id) ? "is required" : Ids.Refusal(id));
        }
    }
}
