using System;
using System.Globalization;

namespace ProspectingTools.Client.Http;

/// <summary>Idempotency keys: one for each logical start, made before the first send (design, decision 5).</summary>
public static class IdempotencyKeys
{
    /// <summary>What a key may be made of, for people.</summary>
    public const string Rule = "An idempotency key is made of visible ASCII characters, at least one.";

    /// <summary>Whether a text can be sent as a key.</summary>
    /// <param name="key">The text.</param>
    /// <returns>True when it can.</returns>
    public static bool IsValid(string? key)
    {
        foreach (char c in key ?? string.Empty)
        {
            if (c is <= ' ' or > '~')
            {
                return false;
            }
        }

        return !string.IsNullOrEmpty(key);
    }

    /// <summary>A new key.</summary>
    /// <returns>The key.</returns>
    public static string Create() => "pt-" + Guid.NewGuid().ToString("N");

    /// <summary>The key of one part of a start that was split. A start of one part keeps its key.</summary>
    /// <param name="key">The key of the whole start.</param>
    /// <param name="index">The part, from 0.</param>
    /// <param name="count">How many parts there are.</param>
    /// <returns>The key; the same for the same arguments.</returns>
    public static string ForPart(string key, int index, int count) =>
        count <= 1 ? key : string.Format(CultureInfo.InvariantCulture, "{0}-{1}-of-{2}", key, index + 1, count);
}
