using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.People.Import;

namespace ProspectingTools.Service.Rules;

/// <summary>Reads sheets of workbooks, for the import of people and for those who read people themselves.</summary>
internal static class SheetReading
{
    /// <summary>Opens a workbook.</summary>
    /// <exception cref="RuleException">It cannot be read, or has no such sheet.</exception>
    public static async Task<Workbook> OpenAsync(Stream input, string? worksheet, CancellationToken cancellationToken)
    {
        try
        {
            return await Workbook.OpenAsync(input, worksheet, cancellationToken);
        }
        catch (WorkbookException e)
        {
            throw RuleException.Invalid("file", $"cannot be imported: {e.Message}");
        }
    }

    /// <summary>A sheet as text.</summary>
    /// <exception cref="RuleException">The workbook cannot be read, or has no such sheet.</exception>
    public static async Task<SheetText> ReadAsync(Stream input, string? worksheet, CancellationToken cancellationToken)
    {
        using Workbook workbook = await OpenAsync(input, worksheet, cancellationToken);
        using var text = new StreamReader(workbook.Csv);
        return new SheetText { Csv = await text.ReadToEndAsync(cancellationToken), Notes = workbook.Note is { } note ? [note] : [] };
    }
}
