namespace ProspectingTools.Client.Http;

/// <summary>What can be sent as an idempotency key.</summary>
public static class IdempotencyKeyFormat
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
}
