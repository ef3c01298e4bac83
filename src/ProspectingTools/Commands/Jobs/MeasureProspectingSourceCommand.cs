using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Formatting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Shows what a start would find and cost, without starting or charging anything.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "ProspectingSource", DefaultParameterSetName = LeadListSet)]
[OutputType(typeof(SourceMeasure))]
public sealed class MeasureProspectingSourceCommand : JobSourceCommand
{
    private bool _told;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TakeProfiles())
        {
            return;
        }

        foreach ((StartJobRequest Request, string Target, object? Input, string? Name) source in Sources())
        {
            source.Request.MaxResults = MaxResults;
            RunPerInput(source.Input, () => Emit(Measure([source.Request], source.Target, source.Name)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!IsOfProfiles)
        {
            return;
        }

        Profiles.WriteRows();
        if (Profiles.Read == 0)
        {
            return;
        }

        int distinct = Profiles.Profiles.Count;
        StartJobRequest[] parts = Profiles.Profiles.Split().Select(part => new StartJobRequest { Source = JobSource.UrlUpload, Urls = part }).ToArray();
        RunPerInput(distinct, () =>
        {
            SourceMeasure measure = Measure(parts, Counted.Of(distinct, "profile"), null);
            measure.Read = Profiles.Read;
            measure.Invalid = Profiles.Invalid;
            measure.Distinct = distinct;
            Emit(measure);
        });
    }

    private SourceMeasure Measure(StartJobRequest[] requests, string target, string? name)
    {
        SourceMeasure[] parts = requests.Select(request => Await(Client.MeasureSourceAsync(request, Context))).TakeWhile(part => part is not null).ToArray()!;
        SourceMeasure measure = parts.Length == requests.Length && parts.Length > 0 ? Sum(parts) : Unmeasured(requests);
        measure.Target = target;
        measure.SourceName ??= name;
        SearchWarnings.Write(this, measure.IgnoredFilters, measure.FilterNotes);
        return measure;
    }

    // A vendor has nothing of this kind: what is known without it is the greatest cost.
    private SourceMeasure Unmeasured(StartJobRequest[] requests)
    {
        if (!_told && requests.Length > 0)
        {
            _told = true;
            WriteWarning("This service cannot measure a source: how many people it has, who of them is known, and which filters it applies are not known. The credits are the most that a start can cost.");
        }

        long prospects = requests.Sum(JobCost.MaximumProspects);
        return new SourceMeasure
        {
            Source = requests.Length == 0 ? JobSource.UrlUpload : requests[0].Source,
            Credits = Limits.CreditsFor(prospects, searchEmails: false),
            CreditsWithEmails = Limits.CreditsFor(prospects, searchEmails: true),
        };
    }

    private static SourceMeasure Sum(SourceMeasure[] parts)
    {
        SourceMeasure sum = parts[0];
        foreach (SourceMeasure part in parts.Skip(1))
        {
            sum.People += part.People;
            sum.Unknown += part.Unknown;
            sum.Importable += part.Importable;
            sum.Known += part.Known;
            sum.Credits += part.Credits;
            sum.CreditsWithEmails += part.CreditsWithEmails;
        }

        sum.Audiences = parts.SelectMany(part => part.Audiences ?? []).GroupBy(audience => audience.AudienceId)
            .Select(same => new KnownInAudience { AudienceId = same.Key, Name = same.First().Name, Count = same.Sum(audience => audience.Count) }).ToList();
        return sum;
    }
}
