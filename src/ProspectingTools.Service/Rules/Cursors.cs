using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ProspectingTools.Service.Rules;

/// <summary>
/// Cursors: the last position that was read, with a check that binds it to its list, so that a cursor of another list, or one
/// that was cut, is refused instead of giving a wrong page.
/// </summary>
internal static class Cursors
{
    private const int CheckLength = 8;

    /// <summary>Makes a cursor.</summary>
    /// <param name="list">What is listed: kind, owner and filters.</param>
    /// <param name="position">The last position of the page.</param>
    public static string Write(string list, long position)
    {
        Span<byte> cursor = stackalloc byte[8 + CheckLength];
        BinaryPrimitives.WriteInt64BigEndian(cursor, position);
        Check(list, position, cursor[8..]);
        return Base64Url.EncodeToString(cursor);
    }

    /// <summary>Reads a cursor.</summary>
    /// <param name="list">What is listed.</param>
    /// <param name="cursor">The cursor; null or empty for the first page.</param>
    /// <param name="start">The position of the first page.</param>
    /// <exception cref="ApiException">It is no cursor of this list.</exception>
    public static long Read(string list, string? cursor, long start)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return start;
        }

        Span<byte> bytes = stackalloc byte[8 + CheckLength];
        Span<byte> check = stackalloc byte[CheckLength];
        if (Base64Url.DecodeFromChars(cursor, bytes, out _, out int length) == OperationStatus.Done && length == bytes.Length)
        {
            long position = BinaryPrimitives.ReadInt64BigEndian(bytes);
            Check(list, position, check);
            if (check.SequenceEqual(bytes[8..]))
            {
                return position;
            }
        }

        throw ApiException.Invalid("cursor", "is not a cursor of this list; start again without one");
    }

    private static void Check(string list, long position, Span<byte> check)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{list}:{position}"), hash);
        hash[..CheckLength].CopyTo(check);
    }
}
