using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// Makes one query of the filters of an address. The values of a filter are alternatives, those that are excluded must all be
/// absent, and the filters must all hold.
/// </summary>
internal sealed class FilterInterpreter(SearchFindings findings)
{
    private readonly List<(string Reading, FilterValue Value)> _values = [];

    /// <summary>Takes a value.</summary>
    public void Add(FilterValue value)
    {
        if (value.Id is not null || value.Text is { Length: > 0 })
        {
            _values.Add((value.Key.Reading, value));
        }
    }

    /// <summary>Says what the time of a filter means: the directory knows the present alone.</summary>
    /// <param name="reading">The filter's reading.</param>
    /// <param name="name">The filter as the address spells it.</param>
    /// <param name="scope">LinkedIn's word for the time.</param>
    public void Scope(string reading, string name, string scope) => Scope(name, scope, entry => entry.Reading == reading && entry.Value.Name == name);

    /// <summary>Says what the time of all filters with a reading means.</summary>
    /// <param name="reading">The filters' reading.</param>
    /// <param name="scope">LinkedIn's word for the time.</param>
    public void ScopeOfAll(string reading, string scope)
    {
        if (_values.Where(entry => entry.Reading == reading).Select(entry => entry.Value.Name).FirstOrDefault() is { } name)
        {
            Scope(name, scope, entry => entry.Reading == reading);
        }
    }

    /// <summary>The whole.</summary>
    /// <returns>The query; null when nothing can be applied.</returns>
    /// <exception cref="SearchTextException">A Boolean text is out of balance.</exception>
    public QueryNode? Build()
    {
        List<QueryNode> all = [];
        foreach (IGrouping<string, FilterValue> filter in _values.GroupBy(entry => entry.Reading, entry => entry.Value))
        {
            if (filter.Key == FilterKey.None)
            {
                IgnoreWhole(filter);
                continue;
            }

            // Words of two filters must both occur; values of one are alternatives.
            foreach (IGrouping<string, FilterValue> values in filter.GroupBy(value => filter.Key == "keywords" ? value.Name : string.Empty))
            {
                Add(all, values.Where(value => !value.Excluded), node => node);
                Add(all, values.Where(value => value.Excluded), QueryNode.NoneOf);
            }
        }

        return all.Count == 0 ? null : QueryNode.AllOf(all);
    }

    private void Scope(string name, string scope, Predicate<(string Reading, FilterValue Value)> which)
    {
        switch (scope.ToUpperInvariant())
        {
            case "" or "CURRENT":
                break;
            case "CURRENT_OR_PAST":
                findings.Ignore(name, scope, "the directory knows the present alone: those who have it now are found, those who had it before are not");
                break;
            default:
                _values.RemoveAll(which);
                findings.Ignore(name, scope, "the directory knows the present alone");
                break;
        }
    }

    private void IgnoreWhole(IEnumerable<FilterValue> values)
    {
        foreach (IGrouping<string, FilterValue> filter in values.GroupBy(value => value.Name, StringComparer.OrdinalIgnoreCase))
        {
            string shown = string.Join(", ", filter.Select(value => (value.Excluded ? "not " : string.Empty) + value.Shown));
            findings.Ignore(filter.Key, shown, filter.First().Key.About);
        }
    }

    private void Add(List<QueryNode> all, IEnumerable<FilterValue> values, Func<QueryNode, QueryNode> wrap)
    {
        List<QueryNode> nodes = values.Select(Read).OfType<QueryNode>().ToList();
        if (nodes.Count > 0)
        {
            all.Add(wrap(QueryNode.AnyOf(nodes)));
        }
    }

    private QueryNode? Read(FilterValue value) => value.Key.Reading switch
    {
        "keywords" => TextReading.Boolean(value, TextField.Profile, findings),
        "title" => TitleReading.Read(value, findings),
        "company" => CompanyReading.Read(value, findings),
        "region" => RegionReading.OfPerson.Read(value, findings),
        "headquarters" => RegionReading.OfCompany.Read(value, findings),
        "headcount" => EntryReading.Headcount(value, findings),
        "companyType" => EntryReading.CompanyType(value, findings),
        "seniority" => EntryReading.Seniority(value, findings),
        "function" => EntryReading.Function(value, findings),
        "industry" => EntryReading.Industry(value, findings),
        "firstName" => TextReading.Boolean(value, TextField.FirstName, findings),
        "lastName" => TextReading.Boolean(value, TextField.LastName, findings),
        _ => throw new InvalidOperationException($"The filter '{value.Key.Name}' has an unknown reading '{value.Key.Reading}'."),
    };
}
