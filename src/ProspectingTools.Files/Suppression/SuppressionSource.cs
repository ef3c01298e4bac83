using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files.Suppression;

/// <summary>A suppression file that is read again when it has changed.</summary>
/// <param name="path">The file; null for none.</param>
/// <param name="isOptional">Whether nobody is meant where it is not there.</param>
public sealed class SuppressionSource(string? path, bool isOptional)
{
    private volatile Reading? _read;

    /// <summary>Nobody.</summary>
    public static SuppressionSource None { get; } = new(null, isOptional: true);

    /// <summary>The file; null for none.</summary>
    public string? Path { get; } = path;

    /// <summary>The list as the file is now.</summary>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The list.</returns>
    /// <exception cref="SuppressionException">The file cannot be read or understood.</exception>
    public async Task<SuppressionList> CurrentAsync(CancellationToken ct)
    {
        if (Path is null)
        {
            return SuppressionList.Empty;
        }

        try
        {
            var file = new FileInfo(Path);
            if (!file.Exists)
            {
                return isOptional ? SuppressionList.Empty : throw new SuppressionException($"There is no suppression file '{Path}'.");
            }

            if (_read is not { } known || known.Written != file.LastWriteTimeUtc || known.Length != file.Length)
            {
                using FileStream input = new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                known = new Reading(file.LastWriteTimeUtc, file.Length, await SuppressionFile.ReadAsync(Path, input, ct).ConfigureAwait(false));
                _read = known;
            }

            return known.List;
        }
        catch (Exception e) when (e is (IOException and not SuppressionException) or UnauthorizedAccessException)
        {
            throw new SuppressionException($"Suppression file '{Path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The file as it was read.</summary>
    private sealed record Reading(DateTime Written, long Length, SuppressionList List);
}
