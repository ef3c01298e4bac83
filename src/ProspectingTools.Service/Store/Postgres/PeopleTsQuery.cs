using System;
using System.Collections.Generic;
using System.Linq;
using Dapper;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>Turns a tree into a <c>tsquery</c> and conditions on columns.</summary>
internal sealed class PeopleTsQuery
{
    // Every word of a person has its field's mark, so that this one is nobody's.
    private const string NoWord = "'-'";

    private readonly DynamicParameters _parameters;
    private int _count;

    private PeopleTsQuery(DynamicParameters parameters) => _parameters = parameters;

    /// <summary>Builds the FROM and WHERE of a query; <c>@after</c> and <c>@groupKey</c> are the caller's.</summary>
    /// <param name="query">The query.</param>
    /// <param name="parameters">Gets the query's values.</param>
    public static string Build(QueryNode query, DynamicParameters parameters)
    {
        var builder = new PeopleTsQuery(parameters);
        IReadOnlyList<QueryNode> operands = query is QueryNode.All all ? all.Operands : [query];
        List<string> where = ["p.group_key = @groupKey", "p.key > @after", $"p.{MergedPerson.IsNone}", .. operands.Where(node => !IsText(node)).Select(node => builder.Condition(node, whole: true))];
        QueryNode[] words = [.. operands.Where(IsText)];
        if (words.Length > 0)
        {
            where.Add(builder.Match(QueryNode.AllOf(words)));
        }

        return $"people p WHERE {string.Join(" AND ", where)}";
    }

    // Within other conditions an unknown value is not a match, so that its opposite holds; on its own it may use an index.
    private string Condition(QueryNode node, bool whole = false)
    {
        if (IsText(node))
        {
            return Match(node);
        }

        switch (node)
        {
            case QueryNode.Code code:
                string condition = $"p.{PeopleColumns.Of(code.Field)} = ANY(@{Add(code.Values.ToArray())})";
                return whole ? condition : $"coalesce({condition}, false)";
            case QueryNode.Phrase place:
                return PlaceWords.Of(place.Text) is { } words ? $"coalesce(strpos(p.{PeopleColumns.CompanyPlace}, @{Add(words)}) > 0, false)" : "false";
            case QueryNode.None none:
                return $"NOT ({Condition(none.Operand)})";
            case QueryNode.All all:
                return $"({string.Join(" AND ", all.Operands.Select(operand => Condition(operand)))})";
            case QueryNode.Any any:
                return $"({string.Join(" OR ", any.Operands.Select(operand => Condition(operand)))})";
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    private static bool IsText(QueryNode node) => node switch
    {
        QueryNode.Phrase phrase => phrase.Field != TextField.CompanyLocation,
        QueryNode.None none => IsText(none.Operand),
        QueryNode.All all => all.Operands.All(IsText),
        QueryNode.Any any => any.Operands.All(IsText),
        _ => false,
    };

    private string Match(QueryNode node) => $"p.words @@ @{Add(Words(node))}::tsquery";

    private static string Words(QueryNode node) => node switch
    {
        QueryNode.Phrase phrase => Phrase(phrase),
        QueryNode.None none => $"!{Words(none.Operand)}",
        QueryNode.All all => $"({string.Join(" & ", all.Operands.Select(Words))})",
        QueryNode.Any any => $"({string.Join(" | ", any.Operands.Select(Words))})",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    // Words have letters, digits and marks alone, so that no text can be a syntax error.
    private static string Phrase(QueryNode.Phrase phrase)
    {
        string[] words = [.. WordSplitter.Words(phrase.Text)];
        return words.Length == 0
            ? NoWord
            : $"({string.Join(" | ", PersonWords.MarksOf(phrase.Field).Select(mark => $"({string.Join(" <-> ", words.Select(word => $"'{mark}:{word}'"))})"))})";
    }

    private string Add(object value)
    {
        string name = $"q{++_count}";
        _parameters.Add(name, value);
        return name;
    }
}
