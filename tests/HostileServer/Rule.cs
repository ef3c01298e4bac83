using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace ProspectingTools.Testing.Hostile;

/// <summary>One rule of a script file: which requests it hits, and how they are answered.</summary>
public sealed class Rule
{
    private int _seen;

    /// <summary>The method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path, with <c>*</c> for any text; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>How many matching requests pass to the next rule first.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests are hit; null for all.</summary>
    public int? Count { get; init; }

    /// <summary>Answered only when so many requests of such rules wait, all of them at once; 0 for at once.</summary>
    public int Together { get; init; }

    public Reply Reply { get; init; } = new();

    /// <summary>Answers by the first rule that hits; 404 when none does.</summary>
    public static Func<RecordedRequest, Reply> Script(IReadOnlyList<Rule> rules)
    {
        var rendezvous = new Rendezvous();
        return request =>
        {
            if (rules.FirstOrDefault(rule => rule.Hits(request)) is not { } hit)
            {
                return Reply.Json("""{"error":"NOT_FOUND","message":"No rule hits."}""", 404);
            }

            request.Round = hit.Together > 0 ? rendezvous.Join(hit.Together) : 0;
            return hit.Reply;
        };
    }

    private bool Hits(RecordedRequest request)
    {
        if ((Method is not null && Method != request.Method) || (Path is not null && !Regex.IsMatch(request.Path, Pattern(Path))))
        {
            return false;
        }

        int seen = Interlocked.Increment(ref _seen);
        return seen > Skip && (Count is null || seen <= Skip + Count);
    }

    private static string Pattern(string path) => "^" + Regex.Escape(path).Replace("\\*", ".*", StringComparison.Ordinal) + "$";
}
