using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>A file in its parts: lines, or the objects of a list.</summary>
internal interface ILines
{
    /// <summary>Reads the next part.</summary>
    /// <returns>The part; null at the end.</returns>
    ValueTask<FileLine?> ReadAsync(CancellationToken ct);
}
