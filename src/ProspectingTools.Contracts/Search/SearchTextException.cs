using System;

namespace ProspectingTools.Contracts.Search;

/// <summary>Ends a reading at the first thing that cannot be read; the readers catch it, and answer its problem.</summary>
internal sealed class SearchTextException(string message, int? position) : Exception(message)
{
    public SearchProblem Problem { get; } = new(message, position);
}
