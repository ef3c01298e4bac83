using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.People.Import;

/// <summary>A row of a file of signals: a signal of a person, or why it is not one.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="ProfileUrl">The person's address in normal form; null with an error.</param>
/// <param name="Type">The type of signal; null with an error.</param>
/// <param name="Item">The signal; null with an error.</param>
/// <param name="Error">Why the row cannot be used; null when it can.</param>
internal sealed record SignalRow(long Line, string? ProfileUrl, string? Type, SignalItem? Item, string? Error);
