using System.Collections.Generic;

namespace ProspectingTools.Contracts.Search;

/// <summary>What was read from the address of a search: a query, or a problem.</summary>
public sealed class SearchReading
{
    internal SearchReading(QueryNode? query, SearchFindings findings, SearchProblem? problem)
    {
        Query = problem is null ? query : null;
        Ignored = findings.Ignored;
        Notes = findings.Notes;
        Problem = problem;
    }

    /// <summary>Whom it asks for; null when there is a problem.</summary>
    public QueryNode? Query { get; }

    /// <summary>What is not, or not wholly, applied.</summary>
    public IReadOnlyList<IgnoredFilter> Ignored { get; }

    /// <summary>What is applied in a way that the user might not expect.</summary>
    public IReadOnlyList<IgnoredFilter> Notes { get; }

    /// <summary>Why there is no query; null when there is one.</summary>
    public SearchProblem? Problem { get; }
}
