using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Files;

/// <summary>
/// Which field a column that nobody knows may hold, by the words of its header (<c>Position held</c>, <c>Firmenname lt. CRM</c>, <c>Comapny</c>).
/// A guess is for people to look at: nothing is imported by it.
/// </summary>
public static class FieldGuess
{
    // A shorter word is too easily another one with a letter wrong.
    private const int ShortestTypo = 6;

    // What says nothing about what a column holds.
    private static readonly HashSet<string> s_fillers = new(StringComparer.Ordinal)
    {
        "a", "the", "of", "in", "at", "on", "by", "for", "and", "or", "my", "our", "your", "their", "his", "her", "current", "currently", "present", "actual", "actuel", "actuelle", "aktuell", "aktuelle",
        "aktueller", "attuale", "atual", "huidige", "obecne", "primary", "main", "principal", "best", "work", "business", "professional", "official", "held", "here", "as", "per", "acc", "lt", "laut", "gemass",
        "value", "text", "field", "column", "spalte", "feld", "champ", "campo", "de", "du", "del", "della", "do", "da", "des", "la", "le", "el", "il", "der", "die", "das", "van", "het", "en", "no", "nr",
        "linkedin", "crm", "clean", "cleaned", "new", "neu", "final", "full", "custom", "cf", "1", "2", "person", "contact", "lead", "prospect", "candidate", "attendee", "participant", "guest", "speaker", "user",
    };

    // What makes it somebody else's, or something else, whatever is beside it.
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        "previous", "past", "former", "old", "ex", "prior", "last", "first", "next", "earlier", "ancien", "ancienne", "precedent", "fruhere", "fruherer", "vorherige", "anterior", "precedente", "vorige", "poprzednie",
        "owner", "manager", "assistant", "boss", "supervisor", "partner", "spouse", "parent", "child", "referral", "referrer", "introducer", "recruiter", "rep", "agent", "besitzer", "inhaber", "vorgesetzter",
        "phone", "mobile", "tel", "telefon", "telephone", "telefono", "fax", "date", "datum", "fecha", "data", "time", "year", "month", "day", "age", "birthday", "gender", "id", "ids", "uid", "guid", "key", "hash",
        "number", "count", "score", "rank", "rating", "status", "source", "stage", "step", "sequence", "campaign", "list", "tag", "tags", "note", "notes", "comment", "comments", "message", "sent", "reply", "opened",
        "created", "updated", "modified", "added", "event", "product", "school", "university", "college", "degree", "pet", "file", "group", "team", "deal", "opportunity", "meeting", "call", "task", "billing",
        "shipping", "invoice", "revenue", "currency", "street", "zip", "postal", "postcode", "plz", "twitter", "facebook", "instagram", "youtube", "github", "skype", "slack", "raw", "error", "reason",
    };

    // Where one of them is filled, the others would say the same.
    private static readonly PersonField[][] s_same =
    [
        [PersonField.Name, PersonField.FirstName, PersonField.LastName],
        [PersonField.LinkedinUrl, PersonField.PublicIdentifier],
        [PersonField.Location, PersonField.City, PersonField.State, PersonField.Country],
        [PersonField.CompanyLocation, PersonField.CompanyCity, PersonField.CompanyState, PersonField.CompanyCountry],
        [PersonField.CompanyLinkedinUrl, PersonField.CompanyIdentifier],
    ];

    // Parts of one whole: more than one of them may be filled.
    private static readonly PersonField[][] s_parts =
    [
        [PersonField.FirstName, PersonField.LastName],
        [PersonField.City, PersonField.State, PersonField.Country],
        [PersonField.CompanyCity, PersonField.CompanyState, PersonField.CompanyCountry],
    ];

    /// <summary>Guesses for the columns of a file that fill no field.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>
    /// Fields and the headers that may hold them, in the order of the file: each field once, none that another column fills already, since
    /// a map of it would take its place.
    /// </returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IReadOnlyList<ColumnUse> columns)
    {
        HashSet<PersonField> taken = [];
        foreach (ColumnUse column in columns)
        {
            if (column.Field is { } name && PersonFields.TryFind(name, out PersonField filled))
            {
                taken.Add(filled);
            }
        }

        List<KeyValuePair<string, string>> guesses = [];
        foreach (ColumnUse column in columns)
        {
            if (column is { Field: null, Header: { } header } && Field(header) is { } field && IsFree(field, taken))
            {
                taken.Add(field);
                guesses.Add(new KeyValuePair<string, string>(PersonFields.NameOf(field), header));
            }
        }

        return guesses;
    }

    private static bool IsFree(PersonField field, HashSet<PersonField> taken) =>
        !taken.Contains(field)
        && !s_same.Any(same => Array.IndexOf(same, field) >= 0 && same.Any(other => taken.Contains(other) && !s_parts.Any(parts => Array.IndexOf(parts, field) >= 0 && Array.IndexOf(parts, other) >= 0)));

    private static PersonField? Field(string header)
    {
        string folded = HeaderTable.Fold(header);
        if (folded.Length == 0 || HeaderTable.Find(folded, Array.Empty<string>()) is { Field: null })
        {
            return null;
        }

        string[] words = [.. Words(header.Replace("LinkedIn", "Linkedin"))];
        return words.Any(s_others.Contains) ? null : OfWords(words) ?? OfTypo(folded);
    }

    // The longest known header that ends the words, or is among words that say nothing.
    private static PersonField? OfWords(string[] words)
    {
        for (int length = words.Length; length > 0; length--)
        {
            for (int start = words.Length - length; start >= 0; start--)
            {
                bool isEnd = start + length == words.Length || words.Skip(start + length).All(s_fillers.Contains);
                if (isEnd && !words.Skip(start).Take(length).All(s_fillers.Contains) && Known(string.Concat(words.Skip(start).Take(length))) is { } field)
                {
                    return field;
                }
            }
        }

        return null;
    }

    private static PersonField? Known(string folded) => Plain(HeaderTable.Find(folded, Array.Empty<string>()));

    private static PersonField? OfTypo(string folded)
    {
        if (folded.Length < ShortestTypo)
        {
            return null;
        }

        PersonField?[] near = [.. HeaderTable.Entries.Where(entry => entry.Folded.Length >= ShortestTypo && IsNear(folded, entry.Folded)).Select(Plain).Distinct()];
        return near.Length == 1 ? near[0] : null;
    }

    private static PersonField? Plain(HeaderEntry? entry) =>
        entry is { Field: { } field, With.Count: 0 } && field is not (PersonField.EmailDeliverable or PersonField.EmailsDeliverable or PersonField.EmailsQuality or PersonField.MatchesFilters) ? field : null;

    // One letter more, less or other, or two that changed places.
    private static bool IsNear(string one, string other)
    {
        int start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
        {
            start++;
        }

        int end = 0;
        while (end < one.Length - start && end < other.Length - start && one[one.Length - 1 - end] == other[other.Length - 1 - end])
        {
            end++;
        }

        string left = one.Substring(start, one.Length - start - end);
        string right = other.Substring(start, other.Length - start - end);
        return (left.Length <= 1 && right.Length <= 1) || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
    }

    private static IEnumerable<string> Words(string header)
    {
        var word = new StringBuilder();
        for (int i = 0; i < header.Length; i++)
        {
            char c = header[i];
            bool isPart = char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
            if (word.Length > 0 && (!isPart || (char.IsUpper(c) && char.IsLower(header[i - 1]))))
            {
                yield return HeaderTable.Fold(word.ToString());
                word.Clear();
            }

            if (isPart)
            {
                word.Append(c);
            }
        }

        if (word.Length > 0)
        {
            yield return HeaderTable.Fold(word.ToString());
        }
    }
}
