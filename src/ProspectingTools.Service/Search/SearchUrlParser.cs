using System;
using System.Collections.Generic;
using System.Text.Json;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Service.Search;

/// <summary>
/// Reads what a people search of LinkedIn or Sales Navigator asks for from its address. What the directory knows nothing of
/// (network distance, schools, excluded values, …) is ignored.
/// </summary>
public static class SearchUrlParser
{
    /// <summary>Reads an address.</summary>
    /// <param name="url">The address of a people search, as copied from the browser.</param>
    /// <param name="query">What it asks for; empty when nothing could be read.</param>
    /// <param name="problem">Why nothing could be read; null on success.</param>
    /// <returns>Whether anything could be read. Nothing throws, whatever the text.</returns>
    public static bool TryParse(string url, out DirectoryQuery query, out string? problem)
    {
        query = new DirectoryQuery();
        if (!LinkedInUrl.TryParsePeopleSearch(url, out Uri? uri))
        {
            problem = "This is not the address of a people search on LinkedIn or Sales Navigator.";
            return false;
        }

        QueryBuilder builder = new();
        foreach ((string name, string value) in Parameters(uri.Query))
        {
            if (name.Equals("query", StringComparison.OrdinalIgnoreCase))
            {
                ReadSalesQuery(value, builder);
            }
            else
            {
                ReadParameter(name, Unescape(value.Replace('+', ' ')), builder);
            }
        }

        query = builder.Build();
        problem = query.IsEmpty
            ? "The address names nothing that can be searched for here: keywords, title, company, name, place, seniority or industry."
            : null;
        return problem is null;
    }

    /// <summary>Takes off one escaping, and a second where addresses carry two.</summary>
    internal static string Unescape(string text)
    {
        string once = Uri.UnescapeDataString(text);
        return once.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(once) : once;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(string query)
    {
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                yield return (pair[..equals], pair[(equals + 1)..]);
            }
        }
    }

    private static void ReadParameter(string name, string value, QueryBuilder builder)
    {
        switch (name.ToUpperInvariant())
        {
            case "KEYWORDS":
                builder.Keywords(value);
                break;
            case "TITLE" or "TITLEFREETEXT":
                builder.Titles(value);
                break;
            case "COMPANY" or "COMPANYFREETEXT":
                builder.Companies(value);
                break;
            case "FIRSTNAME":
                builder.FirstName(value);
                break;
            case "LASTNAME":
                builder.LastName(value);
                break;
            case "GEOURN" or "FACETGEOURN":
                foreach (string urn in TextsOf(value))
                {
                    builder.Place(urn, null);
                }

                break;
        }
    }

    // LinkedIn writes facets as a JSON array of strings, or as a bare value.
    private static IEnumerable<string> TextsOf(string value)
    {
        if (value is not ['[', ..])
        {
            return value.Split(',');
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(value);
            List<string> texts = [];
            foreach (JsonElement item in document.RootElement.EnumerateArray())
            {
                texts.Add(item.ToString());
            }

            return texts;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Cut off or mangled: this facet cannot be read, the others can.
            return [];
        }
    }

    private static void ReadSalesQuery(string value, QueryBuilder builder)
    {
        // Where the marks themselves are escaped, the texts are escaped twice.
        bool marksAreBare = value.Contains("type:", StringComparison.Ordinal) || value.Contains("keywords:", StringComparison.Ordinal);
        SalesValue root = SalesQuery.Parse(marksAreBare ? value : Uri.UnescapeDataString(value));
        if (root.TextOf("keywords") is { } keywords)
        {
            builder.Keywords(keywords);
        }

        foreach (SalesValue filter in root.ItemsOf("filters"))
        {
            string type = filter.TextOf("type")?.ToUpperInvariant() ?? string.Empty;
            foreach (SalesValue item in filter.ItemsOf("values"))
            {
                bool excluded = string.Equals(item.TextOf("selectionType"), "EXCLUDED", StringComparison.OrdinalIgnoreCase);
                if (!excluded)
                {
                    ReadFilter(type, item.TextOf("id"), item.TextOf("text"), builder);
                }
            }
        }
    }

    private static void ReadFilter(string type, string? id, string? text, QueryBuilder builder)
    {
        switch (type)
        {
            case "REGION" or "GEOGRAPHY" or "GEO":
                builder.Place(id, text);
                break;
            case "SENIORITY_LEVEL" or "SENIORITY" when (LevelOf(id) ?? text) is { } level:
                builder.Level(level);
                break;
            case "CURRENT_TITLE" or "TITLE" when text is not null:
                builder.Title(text);
                break;
            case "CURRENT_COMPANY" or "COMPANY" when text is not null:
                builder.Company(text);
                break;
            case "INDUSTRY" when text is not null:
                builder.Industry(text);
                break;
            case "FIRST_NAME" when text is not null:
                builder.FirstName(text);
                break;
            case "LAST_NAME" when text is not null:
                builder.LastName(text);
                break;
        }
    }

    // Sales Navigator's numbers of seniority levels.
    private static string? LevelOf(string? id) => id switch
    {
        "100" => People.Seniority.Training,
        "110" => People.Seniority.Entry,
        "120" or "130" => People.Seniority.Senior,
        "200" or "210" => People.Seniority.Manager,
        "220" => People.Seniority.Director,
        "300" => People.Seniority.Vp,
        "310" => People.Seniority.Cxo,
        "320" => "Owner / Partner",
        _ => null,
    };
}
