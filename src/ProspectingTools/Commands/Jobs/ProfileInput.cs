using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Reads the profiles of -Url and -Path into one set: who comes several times is imported once.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class ProfileInput(ProspectingCommand command)
{
    private readonly PeopleFileUse _use = new(
        "-" + nameof(JobSourceCommand.WorksheetName), "-" + nameof(JobSourceCommand.Encoding), $"{{0}} | {command.MyInvocation.MyCommand.Name}");

    private readonly RowsWithoutAddress _rows = new(command);

    /// <summary>The distinct profiles.</summary>
    public ProfileUrlSet Profiles { get; } = new();

    /// <summary>All that was given, as it was written.</summary>
    public JobInputList Inputs { get; } = new();

    /// <summary>How many addresses and rows were read.</summary>
    public int Read { get; private set; }

    /// <summary>How many of them name no profile.</summary>
    public int Invalid { get; private set; }

    /// <summary>Adds addresses. Each that is not one of a profile is an error and left out.</summary>
    /// <param name="addresses">The addresses; empty ones are nothing.</param>
    public void Add(IEnumerable<string?>? addresses)
    {
        foreach (string? text in addresses ?? [])
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            Read++;
            if (_rows.TryTake(text!))
            {
                Invalid++;
                Inputs.AddInvalid("a row", "No column of the row holds a LinkedIn address.");
                continue;
            }

            Inputs.Add(text);
            if (!Profiles.TryAdd(text, out _))
            {
                Invalid++;
                command.WriteError(ErrorFactory.Create(
                    ErrorIds.ProfileUrlInvalid,
                    ErrorCategory.InvalidArgument,
                    $"'{text}' {LinkedInRefusal.Of(text, LinkedInAddressKind.Profile)} It is left out.",
                    text));
            }
        }
    }

    /// <summary>Says how many rows had no address.</summary>
    public void WriteRows() => _rows.WriteCount();

    /// <summary>Adds the people of files.</summary>
    /// <param name="paths">Paths and patterns.</param>
    /// <param name="worksheet">The sheet of files that are workbooks; null for the first one with something in it.</param>
    /// <param name="encoding">The code page of files that are neither UTF-8 nor UTF-16; null for Windows-1252.</param>
    /// <param name="map">Which column holds which field, beside those whose names say so; null for none.</param>
    public void AddFiles(IEnumerable<string> paths, string? worksheet, Encoding? encoding, IDictionary? map)
    {
        foreach (string file in InputFile.Resolve(command, paths, out _))
        {
            command.RunPerInput(file, () => AddFile(file, worksheet, encoding, map));
        }
    }

    private void AddFile(string file, string? worksheet, Encoding? encoding, IDictionary? map)
    {
        using var rows = new PeopleFileRows(command, file, worksheet, encoding, MapInput.Read(map), _use);
        long without = 0;
        while (rows.Next() is { } row)
        {
            Read++;
            if (row.Person is { } person && Profiles.TryAdd(person.Prospect.LinkedinUrl, out _))
            {
                Inputs.Add(person.Prospect.LinkedinUrl);
                continue;
            }

            Invalid++;
            if (row.Person is not null)
            {
                without++;
                Inputs.AddInvalid($"{file}, line {row.Line}", "The row has no LinkedIn profile.");
            }
            else
            {
                Inputs.AddInvalid($"{file}, line {row.Line}", row.Error ?? "The row cannot be read.");
                command.WriteError(ErrorFactory.Create(ErrorIds.ProfileUrlInvalid, ErrorCategory.InvalidData, RowText.Of(file, row.Line, row.Error), row.Line));
            }
        }

        rows.WriteNotes();

        if (without > 0)
        {
            command.WriteWarning($"{file}: {Counted.Of(without, "row")} {Counted.Verb(without, "has", "have")} no LinkedIn profile and {Counted.Verb(without, "was", "were")} left out.");
        }
    }
}
