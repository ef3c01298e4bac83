namespace ProspectingTools.Commands;

/// <summary>How a cmdlet takes a file of people.</summary>
/// <param name="WorksheetParameter">The parameter that names the sheet of a workbook.</param>
/// <param name="EncodingParameter">The parameter that names the code page of a text.</param>
/// <param name="Rows">How rows of objects take its place: a format with the command that makes them.</param>
internal sealed record PeopleFileUse(string WorksheetParameter, string EncodingParameter, string Rows);
