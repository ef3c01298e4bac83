using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Http;

/// <summary>
/// Cursors: the last position that was read, signed for its list with a secret of the database, so that one of another list,
/// group or database, or one that somebody made up, is refused instead of giving a page.
/// </summary>
/// <param name="secret">The secret; anyone who knows it can make cursors.</param>
internal sealed class Cursors(byte[] secret)
{
    /// <summary>Bytes of a secret.</summary>
    public const int SecretLength = HMACSHA256.HashSizeInBytes;

    private const int PositionLength = sizeof(long);

    // Half of the hash (RFC 2104, 5): 128 bits cannot be guessed.
    private const int SignatureLength = 16;

    /// <summary>Makes a cursor.</summary>
    /// <param name="list">What is listed: kind, owner and filters.</param>
    /// <param name="position">The last position of the page.</param>
    public string Write(string list, long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        Span<byte> cursor = stackalloc byte[PositionLength + SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(cursor, position);
        Sign(list, cursor[..PositionLength], cursor[PositionLength..]);
        return Base64Url.EncodeToString(cursor);
    }

    /// <summary>Reads a cursor.</summary>
    /// <param name="list">What is listed.</param>
    /// <param name="cursor">The cursor; null or empty for the first page.</param>
    /// <param name="last">The greatest position of the list; the least is 0.</param>
    /// <returns>The position; null for the first page.</returns>
    /// <exception cref="RuleException">It is not a cursor of this list.</exception>
    public long? Read(string list, string? cursor, long last = long.MaxValue)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[PositionLength + SignatureLength];
        Span<byte> signature = stackalloc byte[SignatureLength];
        if (Base64Url.DecodeFromChars(cursor, bytes, out _, out int length) == OperationStatus.Done && length == bytes.Length)
        {
            Sign(list, bytes[..PositionLength], signature);
            long position = BinaryPrimitives.ReadInt64BigEndian(bytes);

            // The signature says where a cursor comes from; that the position is one is checked all the same.
            if (CryptographicOperations.FixedTimeEquals(signature, bytes[PositionLength..]) && position >= 0 && position <= last)
            {
                return position;
            }
        }

        throw RuleException.Invalid("cursor", "is not a cursor of this list; start again without one");
    }

    private void Sign(string list, ReadOnlySpan<byte> position, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, [.. position, .. Encoding.UTF8.GetBytes(list)], hash);
        hash[..SignatureLength].CopyTo(signature);
    }
}
