using System;
using System.Buffers.Binary;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;

namespace ProspectingTools.Service.Rules;

/// <summary>
/// Ids of 24 hexadecimal digits, as the seed documents show them: a second, a random part of this process, a counter. Ids of
/// one process grow, so that an index appends instead of scattering.
/// </summary>
internal static class Ids
{
    private const int LongestShown = 40;

    private static readonly byte[] s_process = RandomNumberGenerator.GetBytes(5);
    private static int s_counter = RandomNumberGenerator.GetInt32(1 << 23);

    /// <summary>A new id.</summary>
    public static string New()
    {
        Span<byte> id = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        s_process.CopyTo(id[4..]);
        int counter = Interlocked.Increment(ref s_counter);
        id[9] = (byte)(counter >> 16);
        id[10] = (byte)(counter >> 8);
        id[11] = (byte)counter;
        return Convert.ToHexStringLower(id);
    }

    /// <summary>Whether a text can be an id.</summary>
    public static bool IsId(string? text) => text is { Length: 24 } && text.All(char.IsAsciiHexDigit);

    /// <summary>An id that came in a path or a body.</summary>
    /// <exception cref="RuleException">It cannot be one.</exception>
    public static string Require(string field, string? text) =>
        IsId(text) ? text!.ToLowerInvariant() : throw RuleException.Invalid(field, Refusal(text));

    /// <summary>Why a text is refused as an id: it is shown, but not more of it than a line can hold.</summary>
    public static string Refusal(string? text)
    {
        string shown = string.Concat((text ?? string.Empty).Take(LongestShown).Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return $"'{shown}{(text?.Length > LongestShown ? "…" : string.Empty)}' is not an id of 24 hexadecimal digits";
    }
}
