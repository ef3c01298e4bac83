using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>The filters of a query of Sales Navigator.</summary>
internal static class SalesNavFilters
{
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase) { "type", "values", "selectedSubFilter" };

    public static void Read(SalesNavValue query, FilterInterpreter filters, SearchFindings findings)
    {
        foreach (KeyValuePair<string, SalesNavValue> field in query.Fields!)
        {
            FilterKey? key = FilterKey.Find("query", field.Key);
            if (key is null)
            {
                findings.Ignore(field.Key, field.Value.Text, "this part of the query is not known here");
            }
            else if (key.Reading == "filters")
            {
                foreach (SalesNavValue filter in field.Value.Items ?? throw Problem("filters:List(…) is expected", field.Value))
                {
                    Filter(filter, filters, findings);
                }
            }
            else if (key.Reading != FilterKey.Aside)
            {
                filters.Add(new FilterValue(key, field.Key, null, field.Value.Escaped ?? throw Problem($"a text is expected for '{field.Key}'", field.Value), false));
            }
        }
    }

    private static void Filter(SalesNavValue filter, FilterInterpreter filters, SearchFindings findings)
    {
        string type = filter["type"]?.Text ?? throw Problem("a filter with its type is expected, such as (type:REGION,values:List(…))", filter);
        FilterKey key = FilterKey.Find("sales", type) ?? new FilterKey("sales", type, FilterKey.None, "this filter is not known here");
        foreach (SalesNavValue value in filter["values"] is { } values ? values.Items ?? [values] : [])
        {
            Value(key, type, value, filters, findings);
        }

        foreach (KeyValuePair<string, SalesNavValue> other in filter.Fields!.Where(field => !s_known.Contains(field.Key)))
        {
            findings.Ignore(type, $"{other.Key}:{other.Value.Text ?? other.Value.ToString()}", "this part of the filter is not known here");
        }

        if (filter["values"] is null)
        {
            findings.Ignore(type, null, "it has no values");
        }

        if (key.Reading != FilterKey.None && filter["selectedSubFilter"]?.Text is { } scope)
        {
            filters.Scope(key.Reading, type, scope);
        }
    }

    private static void Value(FilterKey key, string type, SalesNavValue value, FilterInterpreter filters, SearchFindings findings)
    {
        if (value.Escaped is { } bare)
        {
            filters.Add(new FilterValue(key, type, IdOf(bare.Text), null, false));
            return;
        }

        if (value.Fields is null)
        {
            throw Problem("a value such as (id:1,text:Berlin,selectionType:INCLUDED) is expected", value);
        }

        EscapedText? text = value["text"]?.Escaped is { Length: > 0 } written ? written : null;
        string? id = value["id"]?.Text is { Length: > 0 } number ? IdOf(number) : null;
        string selection = value["selectionType"]?.Text ?? "INCLUDED";
        bool excluded = selection.Equals("EXCLUDED", StringComparison.OrdinalIgnoreCase);
        if (!excluded && !selection.Equals("INCLUDED", StringComparison.OrdinalIgnoreCase))
        {
            findings.Ignore(type, text?.Text ?? id, $"it is neither INCLUDED nor EXCLUDED, but '{selection}'");
        }
        else if (text is null && id is null)
        {
            findings.Ignore(type, null, "a value of it has neither number nor text");
        }
        else
        {
            filters.Add(new FilterValue(key, type, id, text, excluded));
        }
    }

    private static string IdOf(string id) => id.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? id.Substring(id.LastIndexOf(':') + 1) : id;

    private static SearchTextException Problem(string message, SalesNavValue at) => new(message, at.Position);
}
