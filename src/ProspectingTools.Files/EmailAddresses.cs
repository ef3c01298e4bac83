using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>Reads and unites e-mail addresses. Addresses compare without case.</summary>
public static class EmailAddresses
{
    // RFC 5321, 4.5.3.1.3.
    private const int MaxLength = 254;

    private const int MaxPerPerson = 20;

    /// <summary>The addresses of both, each once; what is known of an address stays, gaps are filled.</summary>
    /// <param name="known">The addresses so far.</param>
    /// <param name="incoming">Further ones.</param>
    /// <returns>All of them; null when there is none.</returns>
    public static IReadOnlyList<EmailAddress>? Unite(IReadOnlyList<EmailAddress>? known, IReadOnlyList<EmailAddress>? incoming)
    {
        if (incoming is null or { Count: 0 })
        {
            return known;
        }

        List<EmailAddress> united = [.. known ?? []];
        foreach (EmailAddress email in incoming)
        {
            int index = united.FindIndex(other => string.Equals(other.Email, email.Email, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
            {
                united[index] = new EmailAddress
                {
                    Email = united[index].Email,
                    Deliverable = united[index].Deliverable ?? email.Deliverable,
                    QualityScore = united[index].QualityScore ?? email.QualityScore,
                };
            }
            else if (united.Count < MaxPerPerson)
            {
                united.Add(email);
            }
        }

        return united;
    }

    /// <summary>Those that are known to arrive first, those that are known to bounce last; then the higher score, then their order.</summary>
    /// <param name="emails">The addresses.</param>
    /// <returns>The same addresses.</returns>
    public static IReadOnlyList<EmailAddress> Sorted(IReadOnlyList<EmailAddress> emails) =>
        emails.Count < 2 ? emails : [.. emails.OrderByDescending(email => EmailStatusWords.Delivery(email.Deliverable)).ThenByDescending(email => Quality(email.QualityScore))];

    private static double Quality(string? score) => double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;

    /// <summary>An address without what mails and sheets write around it.</summary>
    internal static string Bare(string part)
    {
        string address = part.Trim().Trim('<', '>', '"', '\'', '(', ')');
        return address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address.Substring("mailto:".Length) : address;
    }

    /// <summary>Whether a text is one address: a part, an at sign, a host with a dot (RFC 5321 in its usual form, and letters of all scripts).</summary>
    internal static bool IsValid(string address)
    {
        int at = address.IndexOf('@');
        if (address.Length is < 6 or > MaxLength || at < 1 || at > 64 || address.IndexOf('@', at + 1) >= 0 || address[0] == '.' || address[at - 1] == '.')
        {
            return false;
        }

        for (int i = 0; i < at; i++)
        {
            if (!char.IsLetterOrDigit(address[i]) && ".!#$%&'*+-/=?^_`{|}~".IndexOf(address[i]) < 0 && !char.IsSurrogate(address[i]))
            {
                return false;
            }
        }

        int dot = -1;
        for (int i = at + 1; i < address.Length; i++)
        {
            char c = address[i];
            bool empty = c == '.' && (i == at + 1 || address[i - 1] == '.' || i == address.Length - 1);
            if (empty || (!char.IsLetterOrDigit(c) && c is not ('.' or '-')))
            {
                return false;
            }

            dot = c == '.' ? i : dot;
        }

        return dot > 0 && address.IndexOf("..", StringComparison.Ordinal) < 0;
    }
}
