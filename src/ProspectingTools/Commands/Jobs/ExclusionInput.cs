using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Errors;
using ProspectingTools.Files;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Reads what -Exclude and -ExcludePath were given.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class ExclusionInput(ProspectingCommand command)
{
    private static readonly PeopleFileUse s_use = 
        new("-" + nameof(StartProspectingJobCommand.ExcludeWorksheetName), "-" + nameof(StartProspectingJobCommand.ExcludeEncoding), "-Exclude ({0})");

    private readonly SortedSet<string> _audiences = new(StringComparer.Ordinal);

    /// <summary>People, by their addresses.</summary>
    public ExcludedPeople People { get; } = new();

    /// <summary>Audiences whose people are meant.</summary>
    public IReadOnlyList<string> AudienceIds => [.. _audiences];

    /// <summary>Whether something could not be understood; the error is written.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Reads everything.</summary>
    /// <param name="items">Objects; null for none.</param>
    /// <param name="files">Paths of files.</param>
    /// <param name="worksheet">The sheet of files that are workbooks; null for the first one with something in it.</param>
    /// <param name="encoding">The code page of files that are neither UTF-8 nor UTF-16; null for Windows-1252.</param>
    public void Read(IEnumerable<object?>? items, IEnumerable<string> files, string? worksheet, Encoding? encoding)
    {
        foreach (object? item in items ?? [])
        {
            if (item is not null && !TryAdd(item))
            {
                Fail(item, $"'{item}' cannot be excluded: give prospects, contacts, audiences, jobs, rows with a LinkedIn address, addresses of profiles, or ids of audiences.");
            }
        }

        foreach (string file in files)
        {
            ReadFile(file, worksheet, encoding);
        }

        if (People.WithoutAddress > 0)
        {
            command.WriteWarning($"{Counted.People(People.WithoutAddress)} of those to exclude {Counted.Verb(People.WithoutAddress, "has", "have")} no LinkedIn address and cannot be recognised.");
        }
    }

    private bool TryAdd(object item)
    {
        PSObject row = PSObject.AsPSObject(item);
        switch (row.BaseObject)
        {
            case Prospect prospect:
                People.Add(prospect);
                return true;
            case Contact contact:
                People.Add(contact);
                return true;
            case Audience { AudienceId: { Length: > 0 } id }:
                _audiences.Add(id);
                return true;
            case ProspectingJob { JobId: { Length: > 0 } } job:
                AddJob(job);
                return true;
            case string text when LinkedInUrl.TryNormalizeProfile(text, out _) || LinkedInUrl.IsProviderId(text):
                People.AddPerson([text]);
                return true;
            case string text when text.Length is 24 or 36 && text.All(static c => Uri.IsHexDigit(c) || c == '-'):
                _audiences.Add(text.ToLowerInvariant());
                return true;
            case string or ProspectingJob or Audience:
                return false;
            default:
                string[] columns = [.. FileMapping.AddressColumns([.. InputRow.NamesOf(row)])];
                if (columns.Length > 0)
                {
                    People.AddPerson(columns.Select(column => $"{InputRow.ValueOf(row, column)}"));
                }

                return columns.Length > 0;
        }
    }

    // The answer to a start names no audience, and it may have ended since. Whom a job imports that has not ended, nobody knows yet.
    private void AddJob(ProspectingJob given)
    {
        ProspectingJob job = JobStatus.IsFinished(given.Status) ? given : command.Await(command.Client.GetJobAsync(given.JobId!, command.Context)).Value;
        if (!JobStatus.IsFinished(job.Status))
        {
            Fail(given, $"Job {given.JobId} is {job.Status}: whom it imports is not known yet. Wait for it first, with Wait-ProspectingJob.");
            return;
        }

        string? named = new[] { given.AudienceId, job.AudienceId }.FirstOrDefault(static id => !string.IsNullOrEmpty(id));
        _audiences.Add(named ?? command.Await(AudienceFinder.FindAsync(command.Client, given.JobId!, given.Source, command.Context)));
    }

    private void ReadFile(string file, string? worksheet, Encoding? encoding)
    {
        using var rows = new PeopleFileRows(command, file, worksheet, encoding, ColumnMap.Empty, s_use);
        while (rows.Next() is { } row)
        {
            if (row.Person is { } person)
            {
                People.AddPerson([person.Prospect.LinkedinUrl, person.ProfileUrl, person.ProviderId, .. person.OtherAddresses]);
            }
            else
            {
                Fail(row.Line, $"{file}, line {row.Line}: {row.Error?.TrimEnd('.')}. It is not clear whom it excludes.");
            }
        }

        rows.WriteNotes();
    }

    private void Fail(object target, string message)
    {
        HasFailed = true;
        command.WriteError(ErrorFactory.Create(ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, message, target));
    }
}
