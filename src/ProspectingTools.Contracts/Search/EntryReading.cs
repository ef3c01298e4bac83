using System;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>Filters with a closed list of numbers. The number decides, because the text is in the user's language.</summary>
internal static class EntryReading
{
    public static QueryNode? Seniority(FilterValue value, SearchFindings findings) =>
        Find(value, EntryTable.Seniorities, findings) is { } entry ? Any(entry, TextField.Seniority) : Unknown(value, findings);

    public static QueryNode? Function(FilterValue value, SearchFindings findings) =>
        Find(value, EntryTable.Functions, findings) is { } entry ? Any(entry, TextField.Title) : Unknown(value, findings);

    /// <summary>The directory holds industries as text, so a text without a known number is looked for.</summary>
    public static QueryNode? Industry(FilterValue value, SearchFindings findings) =>
        Find(value, EntryTable.Industries, findings) is { } entry ? QueryNode.OneOf(CodeField.IndustryName, entry.Names.Select(SearchTable.Fold))
        : value.Text is null ? Unknown(value, findings)
        : TextReading.Phrase(value, TextField.Industry, findings);

    public static QueryNode? CompanyType(FilterValue value, SearchFindings findings) =>
        Find(value, EntryTable.CompanyTypes, findings) is { } entry ? QueryNode.OneOf(CodeField.CompanyType, [entry.Id]) : Unknown(value, findings);

    public static QueryNode? Headcount(FilterValue value, SearchFindings findings)
    {
        string? byText = HeadcountTable.ClassOf(value.Text?.Text);
        string? byId = HeadcountTable.NameOf(value.Id) is null ? null : value.Id!.ToUpperInvariant();
        if (byId is not null && byText is not null && byId != byText)
        {
            findings.Note(value.Name, value.Shown, $"its letter {byId} is known as '{HeadcountTable.NameOf(byId)}', which its text is not; the letter was taken");
        }

        return (byId ?? byText) is { } letter ? QueryNode.OneOf(CodeField.Headcount, [letter]) : Unknown(value, findings);
    }

    private static NamedEntry? Find(FilterValue value, EntryTable table, SearchFindings findings)
    {
        NamedEntry? byId = table.ById(value.Id);
        NamedEntry? byName = table.ByName(value.Text?.Text);
        if (byId is not null && byName is not null && byId != byName && !byId.Names.Intersect(byName.Names, StringComparer.OrdinalIgnoreCase).Any())
        {
            findings.Note(value.Name, value.Shown, $"its number {value.Id} is known as '{byId.Name}', which its text is not; the number was taken");
        }

        return byId ?? byName;
    }

    private static QueryNode Any(NamedEntry entry, TextField field) => QueryNode.AnyOf(entry.Values.Select(words => QueryNode.Words(field, words)));

    private static QueryNode? Unknown(FilterValue value, SearchFindings findings)
    {
        findings.Ignore(value.Name, value.Shown, "the directory does not know this value");
        return null;
    }
}
