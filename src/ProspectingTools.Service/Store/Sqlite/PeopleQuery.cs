using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Dapper;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>Turns a tree into a full-text expression and conditions on columns.</summary>
internal sealed class PeopleQuery
{
    /// <summary>Asks whether the companies of a filter have few people: then their index leads, and each person's text is looked at.</summary>
    public const string FewInCompanies =
        """
        SELECT count(*) <= @few FROM (
            SELECT 1 FROM people WHERE group_key = @groupKey AND company_url IN (SELECT value FROM json_each(@companyUrls)) LIMIT @few + 1)
        """;

    /// <summary>
    /// Above this many people the full text leads: looking at one person's text costs about three times as much as going on to
    /// the next match.
    /// </summary>
    public const int Few = 5000;

    // A person who was merged into another has no words, so only a query without words would find them.
    private const string Living = $"p.{MergedPerson.IsNone}";

    private readonly DynamicParameters _parameters;
    private int _count;

    private PeopleQuery(DynamicParameters parameters) => _parameters = parameters;

    /// <summary>The company pages of which a query wants one; empty when it does not.</summary>
    public static IReadOnlyList<string> CompaniesOf(QueryNode query) =>
        OperandsOf(query).OfType<QueryNode.Code>().FirstOrDefault(code => code.Field == CodeField.CompanyUrl)?.Values ?? [];

    /// <summary>Builds the FROM and WHERE of a query; <c>@after</c> and <c>@groupKey</c> are the caller's.</summary>
    /// <param name="query">The query.</param>
    /// <param name="parameters">Gets the query's values.</param>
    /// <param name="companiesLead">Whether the companies have few people (<see cref="FewInCompanies"/>).</param>
    public static string Build(QueryNode query, DynamicParameters parameters, bool companiesLead)
    {
        PeopleQuery builder = new(parameters);
        IReadOnlyList<QueryNode> operands = OperandsOf(query);
        QueryNode[] words = [.. operands.Where(FullText.IsText)];
        List<string> where = ["p.group_key = @groupKey", "p.key > @after", .. operands.Where(node => !FullText.IsText(node)).Select(node => builder.Condition(node, whole: true))];
        if (words.Length == 0)
        {
            where.Add(Living);
            return $"people p WHERE {string.Join(" AND ", where)}";
        }

        FullText text = FullText.Of(QueryNode.AllOf(words));
        if (text.Negated)
        {
            where.Add(builder.Lookup(text));
            where.Add(Living);
            return $"people p WHERE {string.Join(" AND ", where)}";
        }

        parameters.Add("match", text.Expression);
        if (companiesLead)
        {
            where.Insert(0, "people_text MATCH @match");
            return $"people p CROSS JOIN people_text ON people_text.rowid = p.key WHERE {string.Join(" AND ", where)}";
        }

        where.Insert(0, "people_text MATCH @match AND people_text.rowid > @after");

        // CROSS JOIN: the full text leads, so that the order of its row ids is the order of the page.
        return $"people_text CROSS JOIN people p ON p.key = people_text.rowid WHERE {string.Join(" AND ", where)}";
    }

    private static IReadOnlyList<QueryNode> OperandsOf(QueryNode query) => query is QueryNode.All all ? all.Operands : [query];

    // Within other conditions an unknown value is not a match, so that its opposite holds; on its own it may use an index.
    private string Condition(QueryNode node, bool whole = false)
    {
        if (FullText.IsText(node))
        {
            return Lookup(FullText.Of(node));
        }

        switch (node)
        {
            case QueryNode.Code code:
                string condition = $"p.{PeopleColumns.Of(code.Field)} IN (SELECT value FROM json_each(@{Add(JsonSerializer.Serialize(code.Values))}))";
                return whole ? condition : $"coalesce({condition}, 0)";
            case QueryNode.Phrase place:
                return PlaceWords.Of(place.Text) is { } words ? $"coalesce(instr(p.{PeopleColumns.CompanyPlace}, @{Add(words)}) > 0, 0)" : "0";
            case QueryNode.None none:
                return $"NOT ({Condition(none.Operand)})";
            case QueryNode.All all:
                return Join(all.Operands, QueryNode.AllOf, " AND ");
            case QueryNode.Any any:
                return Join(any.Operands, QueryNode.AnyOf, " OR ");
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    // Words of one operator are looked up together.
    private string Join(IReadOnlyList<QueryNode> operands, Func<IEnumerable<QueryNode>, QueryNode> join, string joint)
    {
        QueryNode[] words = [.. operands.Where(FullText.IsText)];
        IEnumerable<string> conditions = operands.Where(node => !FullText.IsText(node)).Select(node => Condition(node));
        return $"({string.Join(joint, words.Length == 0 ? conditions : conditions.Append(Lookup(FullText.Of(join(words)))))})";
    }

    private string Lookup(FullText text) =>
        $"p.key {(text.Negated ? "NOT IN" : "IN")} (SELECT rowid FROM people_text WHERE people_text MATCH @{Add(text.Expression)})";

    private string Add(string value)
    {
        string name = $"q{++_count}";
        _parameters.Add(name, value);
        return name;
    }
}
