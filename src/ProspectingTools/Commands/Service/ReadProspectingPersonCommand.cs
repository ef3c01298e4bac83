using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <summary>Reads files of people, as any exporter writes them, into prospects: without a service, and nothing is stored or sent.</summary>
[Cmdlet(VerbsCommunications.Read, "ProspectingPerson")]
[OutputType(typeof(Prospect))]
public sealed class ReadProspectingPersonCommand : ProspectingCommand
{
    private const int RowsForEachLook = 100;
    private static readonly PeopleFileUse s_use = new("-" + nameof(WorksheetName), "-" + nameof(Encoding), "{0} | Export-Csv people.csv, then Read-ProspectingPerson people.csv");

    /// <summary>Files: CSV, JSON Lines, a JSON array, or an Excel workbook. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("PSPath", "LiteralPath", "LP")]
    public string[] Path { get; set; } = [];

    /// <summary>Which column holds which field, where the usual names do not say so: @{ title = 'type'; location = 'state' }.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.PersonFieldCompleter))]
    public IDictionary? Map { get; set; }

    /// <summary>The sheet of an Excel workbook, which a local service reads; its first one with something in it when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorksheetName { get; set; }

    /// <summary>The code page of text files that are neither UTF-8 nor UTF-16.</summary>
    [Parameter]
    [TextEncoding]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.TextEncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string file in InputFile.Resolve(this, Path, out _))
        {
            RunPerInput(file, () => ReadFile(file));
        }
    }

    private void ReadFile(string file)
    {
        using var rows = new PeopleFileRows(this, file, WorksheetName, Encoding, MapInput.Read(Map), s_use);
        using var bar = new ProgressBar(this, $"Reading {System.IO.Path.GetFileName(file)}", ReadProgress.Moment);
        long people = 0;
        while (rows.Next() is { } row)
        {
            if (row.Person is { } person)
            {
                Emit(person.Prospect);
                if (++people % RowsForEachLook == 0 && bar.IsDue)
                {
                    bar.Report(Counted.People(people), rows.Share);
                }
            }
            else
            {
                WriteError(ErrorFactory.Create(ErrorIds.PersonSkipped, ErrorCategory.InvalidData, RowText.Of(file, row.Line, row.Error), row.Line));
            }
        }

        rows.WriteNotes();
        WriteVerbose($"{file}: {Counted.People(people)}. {string.Join("; ", rows.Report.Columns.Select(Describe))}");
    }

    private static string Describe(ColumnUse column) => $"{column.Header}: {column.Field ?? "kept as an extra field"}";
}
