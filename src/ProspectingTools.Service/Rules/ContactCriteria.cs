using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Service.Search;

namespace ProspectingTools.Service.Rules;

/// <summary>
/// Makes one query of the criteria of contact lists and contact searches: alternatives within one, all of them together
/// (contact-lists-api.md, "Meaning of filters"). Keywords and titles are in LinkedIn's Boolean notation.
/// </summary>
/// <param name="prefix">What precedes the names of fields in errors.</param>
/// <param name="checks">Gets what is wrong.</param>
internal sealed class ContactCriteria(string prefix, FieldChecks checks)
{
    private const string Unknowing = "this filter is not known here";
    private const int MostUnknown = 20;
    private const int LongestShown = 200;

    private readonly List<QueryNode> _all = [];
    private readonly List<IgnoredFilter> _ignored = [];
    private readonly List<IgnoredFilter> _notes = [];

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>The whole.</summary>
    public QueryNode Build() => QueryNode.AllOf(_all);

    /// <summary>What of the criteria is not, or unexpectedly, applied.</summary>
    public StoredFindings Findings => new() { IgnoredFilters = _ignored.Count == 0 ? null : _ignored, FilterNotes = _notes.Count == 0 ? null : _notes };

    /// <summary>Criteria that are not known here.</summary>
    public void Unknown(ExtraFields? fields)
    {
        foreach ((string name, object? value) in (fields ?? []).Take(MostUnknown))
        {
            object? plain = value is JsonElement element ? PlainValues.Of(element) : value;
            Ignore(Shortened(name), plain is null ? null : Shortened(plain as string ?? PlainValues.Text(plain)), Unknowing);
        }

        if (fields?.Count - MostUnknown is > 0 and int more)
        {
            Ignore($"{more} more", null, Unknowing);
        }
    }

    /// <summary>Pages of companies.</summary>
    public void Companies(string field, IReadOnlyList<string>? urls)
    {
        List<string> pages = [];
        foreach ((string text, int i) in Indexed(field, urls))
        {
            if (LinkedInUrl.TryNormalizeCompany(text, out string? url))
            {
                pages.Add(url);
            }
            else
            {
                checks.Refuse($"{prefix}{field}[{i}]", "must be the URL of a LinkedIn company page; this " + LinkedInRefusal.Of(text, LinkedInAddressKind.Company));
            }
        }

        Codes(CodeField.CompanyUrl, pages);
    }

    /// <summary>Codes of countries.</summary>
    public void CountryCodes(string field, IReadOnlyList<string>? codes)
    {
        List<string> known = [];
        foreach ((string code, int i) in Indexed(field, codes))
        {
            if (Countries.IsCode(code))
            {
                known.Add(code.ToUpperInvariant());
            }
            else
            {
                checks.Refuse($"{prefix}{field}[{i}]", "must be an ISO 3166-1 alpha-2 code" + Meant(code));
            }
        }

        Codes(CodeField.Country, known);
    }

    private static string Meant(string? text)
    {
        string name = text?.Trim() ?? string.Empty;
        string? code = SearchVocabulary.CountryNames.FirstOrDefault(country => country.Value.Contains(name, StringComparer.OrdinalIgnoreCase)).Key;
        return code is null ? string.Empty : $"; that of {name} is {code}";
    }

    /// <summary>A text in Boolean notation.</summary>
    public void Boolean(string field, TextField where, string? text, int longest)
    {
        if (checks.Longest(prefix + field, text, longest) && !string.IsNullOrEmpty(text) && Read(field, prefix + field, where, text) is { } node)
        {
            _all.Add(node);
        }
    }

    /// <summary>Texts in Boolean notation, any of which may hold.</summary>
    public void AnyBoolean(string field, TextField where, IReadOnlyList<string>? texts)
    {
        List<QueryNode> nodes = [];
        foreach ((string text, int i) in Indexed(field, texts))
        {
            string name = $"{prefix}{field}[{i}]";
            if (checks.Longest(name, text, Assumed.MaxFilterValue) && Read(field, name, where, text) is { } node)
            {
                nodes.Add(node);
            }
        }

        if (nodes.Count > 0)
        {
            _all.Add(QueryNode.AnyOf(nodes));
        }
    }

    /// <summary>Words that must all occur, in no notation.</summary>
    public void Words(string field, TextField where, string? text)
    {
        if (!checks.Longest(prefix + field, text, Assumed.MaxFilterValue) || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (DirectoryQuery.AllWords(where, text) is { } node)
        {
            _all.Add(node);
        }
        else
        {
            checks.Refuse(prefix + field, "has no word in it");
        }
    }

    /// <summary>Words of a fixed set, any of which may hold.</summary>
    public void Vocabulary(string field, IReadOnlyList<string>? values, IReadOnlyList<string> words, Func<string, QueryNode> node)
    {
        List<QueryNode> nodes = [];
        foreach ((string value, int i) in Indexed(field, values))
        {
            if (words.Contains(value))
            {
                nodes.Add(node(value));
            }
            else
            {
                checks.Refuse($"{prefix}{field}[{i}]", $"must be one of {string.Join(", ", words)}");
            }
        }

        if (nodes.Count > 0)
        {
            _all.Add(QueryNode.AnyOf(nodes));
        }
    }

    private void Codes(CodeField field, List<string> values)
    {
        if (values.Count > 0)
        {
            _all.Add(QueryNode.OneOf(field, values));
        }
    }

    private QueryNode? Read(string filter, string place, TextField where, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Ignore(filter, text, "it is empty");
            return null;
        }

        SearchReading reading = BooleanText.Read(text, where, filter);
        if (reading.Problem is { } problem)
        {
            checks.Refuse(place, $"cannot be searched: {problem}");
        }

        _notes.AddRange(reading.Notes.Where(note => !_notes.Exists(known => known.ToString() == note.ToString())));
        return reading.Query;
    }

    private static string Shortened(string text) => text.Length <= LongestShown ? text : text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";

    private void Ignore(string filter, string? value, string reason) => _ignored.Add(new IgnoredFilter { Filter = filter, Value = value, Reason = reason });

    // A search holds the writer: 200,000 values would hold it for half a minute. What is too long is not looked at further.
    private IEnumerable<(string Value, int Index)> Indexed(string field, IReadOnlyList<string>? values)
    {
        if (values?.Count > Assumed.MaxFilterValues)
        {
            checks.Refuse($"{prefix}{field}", $"must hold at most {Assumed.MaxFilterValues} values");
            return [];
        }

        return (values ?? []).Select((value, i) => (value, i));
    }
}
