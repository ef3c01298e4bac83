using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Audiences;

/// <content>The shape of a sheet: its columns, and their delimiter.</content>
public sealed partial class ExportAudienceProspectCommand
{
    private readonly HashSet<string> _neverFilled = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<string>? _columns;
    private bool _isWritten;
    private char _delimiter = CsvRow.Comma;

    /// <summary>The columns in their order, of CSV: names of a sheet's columns, with wildcards, and further fields of the server's by their own names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(Completion.ProspectColumnCompleter))]
    public string[]? Property { get; set; }

    /// <summary>The delimiter of the cells, in CSV. By default a comma; Excel of many countries wants a semicolon.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>Takes the list separator of the session's culture as the delimiter, which is what Excel on this machine wants.</summary>
    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    /// <summary>Takes note of which further fields any prospect has.</summary>
    /// <param name="prospects">Prospects that were written.</param>
    internal void Noted(IEnumerable<Prospect> prospects)
    {
        if (_neverFilled.Count > 0)
        {
            foreach (Prospect prospect in prospects)
            {
                _isWritten = true;
                _neverFilled.RemoveWhere(name => ProspectColumns.Further(prospect, name) is not null);
            }
        }
    }

    private void ChooseSheet(ExportFormat format)
    {
        if (Delimiter is not null && UseCulture)
        {
            throw Invalid("Give -Delimiter or -UseCulture, not both.");
        }

        if (format != ExportFormat.Csv && (Property is not null || Delimiter is not null || UseCulture))
        {
            throw Invalid("-Property, -Delimiter and -UseCulture are for CSV: JSON Lines has every field as it came. Give -Format Csv, or leave them out.");
        }

        _delimiter = UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator.FirstOrDefault() : Delimiter ?? CsvRow.Comma;
        if (_delimiter is '"' or '\r' or '\n' or '\0')
        {
            throw Invalid("A quotation mark or a line end cannot be a delimiter. Give another -Delimiter, such as ';'.");
        }

        _columns = Property is null ? null : [.. Property.SelectMany(Named)];
        if (_columns?.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw Invalid($"-Property names '{twice.Key}' twice.");
        }

        _neverFilled.UnionWith((_columns ?? []).Except(ProspectColumns.Names, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Named(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            return [name];
        }

        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        string[] found = [.. ProspectColumns.Names.Where(pattern.IsMatch)];
        return found.Length > 0 ? found : throw Invalid($"No column is like '{name}'. The columns are {string.Join(", ", ProspectColumns.Names)}.");
    }

    private void WarnOfEmptyColumns()
    {
        if (_isWritten && _neverFilled.Count > 0)
        {
            WriteWarning($"No prospect that was written has {string.Join(", ", _neverFilled.OrderBy(static name => name, StringComparer.Ordinal))}: the columns are empty. Further fields go by the server's names; the usual columns are {string.Join(", ", ProspectColumns.Names)}.");
        }
    }

    private static ProspectingApiException Invalid(string message) => new(FailureKind.Caller, ErrorIds.ParameterInvalid, message);
}
