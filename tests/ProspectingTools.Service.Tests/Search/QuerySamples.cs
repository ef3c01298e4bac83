using System;
using System.Linq;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Tests.Search;

/// <summary>Random trees.</summary>
internal static class QuerySamples
{
    public static readonly string[] Vocabulary = ["cto", "sales", "Über", "café", "ops", "lead", "データ", "مدير"];

    private static readonly string[] s_codes = ["US", "DE", "C", "https://x/y,z", "a \"b\""];

    private static readonly string[] s_odd = ["VP \"x\" \\", "a:b", "(c)", "AND", "R&D", "x y"];

    /// <summary>A tree over all fields.</summary>
    public static QueryNode Tree(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            return random.Next(3) == 0
                ? QueryNode.OneOf((CodeField)random.Next(Enum.GetValues<CodeField>().Length), Enumerable.Range(0, 1 + random.Next(3)).Select(_ => s_codes[random.Next(s_codes.Length)]))
                : QueryNode.Words((TextField)random.Next(Enum.GetValues<TextField>().Length), random.Next(3) == 0 ? s_odd[random.Next(s_odd.Length)] : Word(random));
        }

        return random.Next(3) switch
        {
            0 => QueryNode.NoneOf(Tree(random, depth - 1)),
            1 => QueryNode.AllOf(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Tree(random, depth - 1))),
            _ => QueryNode.AnyOf(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Tree(random, depth - 1))),
        };
    }

    /// <summary>A tree of words in one field.</summary>
    public static QueryNode Words(Random random, int depth, TextField field)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            return QueryNode.Words(field, random.Next(4) == 0 ? $"{Word(random)} {Word(random)}" : Word(random));
        }

        return random.Next(3) switch
        {
            0 => QueryNode.NoneOf(Words(random, depth - 1, field)),
            1 => QueryNode.AllOf(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Words(random, depth - 1, field))),
            _ => QueryNode.AnyOf(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Words(random, depth - 1, field))),
        };
    }

    public static string Word(Random random) => Vocabulary[random.Next(Vocabulary.Length)];
}
