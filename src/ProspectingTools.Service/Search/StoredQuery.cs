using System.IO;
using System.Text.Json;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Search;

/// <summary>Queries as the store keeps them: in <see cref="QueryNotation"/>, or as the JSON of earlier versions.</summary>
internal static class StoredQuery
{
    /// <summary>Reads a query.</summary>
    /// <exception cref="InvalidDataException">The store holds something else.</exception>
    public static QueryNode Read(string text)
    {
        if (text.StartsWith('{'))
        {
            return JsonSerializer.Deserialize<DirectoryQuery>(text)?.ToNode() ?? throw new InvalidDataException("A stored query asks for nothing.");
        }

        return QueryNotation.TryRead(text, out QueryNode? query, out SearchProblem? problem)
            ? query
            : throw new InvalidDataException($"A stored query cannot be read: {problem}.");
    }
}
