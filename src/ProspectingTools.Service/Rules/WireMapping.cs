using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Search;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>What the store keeps, as the wire shows it.</summary>
internal static class WireMapping
{
    private const string Skipped = "skipped";

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static AccountGroup ToWire(this AccountGroupRow row) => new()
    {
        AccountGroupId = row.Id,
        Name = row.Name,
        CreatedAt = Time(row.CreatedAt),
    };

    public static Audience ToWire(this AudienceRow row) => new()
    {
        AudienceId = row.Id,
        Name = row.Name,
        Type = row.Type,
        Description = row.Description,
        FolderId = row.FolderId,
        ProspectCount = row.ProspectCount,
        CreatedAt = Time(row.CreatedAt),
    };

    public static AudienceFolder ToWire(this FolderRow row, IEnumerable<AudienceRow> audiences) => new()
    {
        FolderId = row.Id,
        Name = row.Name,
        AudienceType = row.AudienceType,
        IsPinned = row.IsPinned,
        Position = row.Position,
        CreatedAt = Time(row.CreatedAt),
        UpdatedAt = Time(row.UpdatedAt),
        Audiences = [.. audiences.Select(ToWire)],
    };

    public static AudienceFolderEntry ToEntry(this FolderRow row) => new()
    {
        FolderId = row.Id,
        Name = row.Name,
        AudienceType = row.AudienceType,
        IsPinned = row.IsPinned,
        Position = row.Position,
        CreatedAt = Time(row.CreatedAt),
        UpdatedAt = Time(row.UpdatedAt),
    };

    /// <summary>A contact list; without what of its search is not applied when it is to be as the bare reference does.</summary>
    public static ContactList ToWire(this ContactListRow row, bool bare)
    {
        StoredFindings findings = StoredFindings.Of(bare ? null : row.Findings);
        return new ContactList
        {
            ListId = row.Id,
            Name = row.Name,
            Filters = JsonSerializer.Deserialize(row.Filters, WireJson.Context.ContactListFilters),
            ContactCount = row.ContactCount,
            CreatedAt = Time(row.CreatedAt),
            UpdatedAt = Time(row.UpdatedAt),
            IgnoredFilters = findings.IgnoredFilters,
            FilterNotes = findings.FilterNotes,
        };
    }

    /// <summary>The answer to a start; without what of a search is not applied when it is to be as the bare reference does.</summary>
    public static StartedJob ToStarted(this JobRow row, bool bare)
    {
        StartedJob job = new() { JobId = row.Id, Status = row.Status, CreatedAt = Time(row.CreatedAt) };
        if (!bare)
        {
            StoredFindings findings = StoredFindings.Of(row.Plan);
            job.IgnoredFilters = findings.IgnoredFilters;
            job.FilterNotes = findings.FilterNotes;
        }

        return job;
    }

    /// <summary>A job; without what only the local service knows when it is to answer as the bare reference does.</summary>
    /// <param name="row">The job.</param>
    /// <param name="errors">Why attempts at it failed.</param>
    /// <param name="bare">Whether to answer so.</param>
    public static ProspectingJob ToWire(this JobRow row, IReadOnlyList<JobErrorRow> errors, bool bare)
    {
        bool importing = row.Stage == JobStageNames.Import;
        StoredFindings findings = StoredFindings.Of(row.Plan);
        return new ProspectingJob
        {
            JobId = row.Id,
            Type = "prospecting",
            Status = row.Status,
            CreatedAt = Time(row.CreatedAt),
            UpdatedAt = Time(row.UpdatedAt),
            Stages = new JobStages
            {
                Import = new JobStage
                {
                    Status = importing ? row.Status : JobStatus.Completed,
                    Progress = importing && row.Status != JobStatus.Completed ? Share(row.Imported, row.Expected) : 1,
                },
                Enrichment = !row.SearchEmails
                    ? new JobStage { Status = Skipped }
                    : new JobStage
                    {
                        Status = !importing || JobStatus.IsFinished(row.Status) ? row.Status : JobStatus.Queued,
                        Progress = row.Status == JobStatus.Completed ? 1 : Share(row.Enriched, importing ? row.Expected : row.Imported),
                    },
            },
            Error = row.ErrorCode is null ? null : new JobError { Code = row.ErrorCode, Message = row.ErrorMessage },
            Source = bare ? null : row.Source,
            AudienceId = bare ? null : row.AudienceId,
            ImportedCount = bare ? null : row.Imported,
            CreditsUsed = bare ? null : row.CreditsUsed,
            SuppressedCount = bare || row.Suppressed == 0 ? null : row.Suppressed,
            Notice = bare ? null : row.Notice,
            ExcludedCount = bare || row.Excluded == 0 ? null : row.Excluded,
            IgnoredFilters = bare ? null : findings.IgnoredFilters,
            FilterNotes = bare ? null : findings.FilterNotes,
            FailedAttempts = bare || errors.Count == 0 ? null : [.. errors.Select(e => new FailedAttempt { Attempt = e.Attempt, At = Time(e.At) })],
        };
    }

    private static double Share(long done, long? all) => all is > 0 ? Math.Round(Math.Min((double)done / all.Value, 1), 4) : 0;
}
