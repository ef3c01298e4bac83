using System;
using System.Collections.Generic;

namespace ProspectingTools.Contracts.Text;

/// <summary>
/// What exporters and checkers say of an e-mail address. The words of the API are not published (prospecting-api.md, "Prospect"), so
/// the usual ones are understood and others count as not known.
/// </summary>
public static class EmailStatusWords
{
    private static readonly Dictionary<string, int> s_words = Create();

    /// <summary>How sure it is that mail arrives: 3 known to, 2 not known, 1 a risk, 0 known not to.</summary>
    /// <param name="word">The word; null when nothing was said.</param>
    /// <returns>The rank.</returns>
    public static int Delivery(string? word) => word is not null && s_words.TryGetValue(word, out int rank) ? rank : 2;

    /// <summary>A known word in small letters; another one as it is.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The word.</returns>
    public static string Normalize(string word) => s_words.ContainsKey(word) ? word.ToLowerInvariant() : word;

    private static Dictionary<string, int> Create()
    {
        Dictionary<string, int> words = new(StringComparer.OrdinalIgnoreCase);
        Add(3, "true", "yes", "1", "deliverable", "valid", "verified", "ok", "safe", "good", "confirmed", "nominative", "professional", "nominative@pro", "safe to send", "a+", "a", "high");
        Add(2, "unknown", "unverified", "not verified", "guessed", "extrapolated", "pending", "unavailable", "pattern", "probable", "medium");
        Add(1, "risky", "catch-all", "catch all", "catchall", "catch_all", "accept_all", "accept-all", "accept all", "accepts all", "acceptable", "questionable", "webmail", "low", "disposable", "role");
        Add(0, "false", "no", "0", "undeliverable", "invalid", "bounced", "bounce", "hard bounce", "bad", "unsafe", "not valid", "rejected", "do not mail", "spamtrap");
        return words;

        void Add(int rank, params string[] all)
        {
            foreach (string word in all)
            {
                words.Add(word, rank);
            }
        }
    }
}
