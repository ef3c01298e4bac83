using System;
using System.Collections.Generic;
using System.Net.Mail;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.People.Import;

/// <summary>Reads and unites e-mail addresses. Addresses compare without case.</summary>
internal static class EmailAddresses
{
    // RFC 5321, 4.5.3.1.3.
    private const int MaxLength = 254;

    private const int MaxPerPerson = 20;

    private static readonly char[] s_separators = [';', ',', ' ', '\t', '\n', '|'];

    /// <summary>The valid addresses of a cell, which may hold several. What is no address is dropped.</summary>
    public static IEnumerable<EmailAddress> Parse(string cell)
    {
        foreach (string part in cell.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string address = part.Trim('<', '>');
            if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                address = address["mailto:".Length..];
            }

            if (IsValid(address))
            {
                yield return new EmailAddress { Email = address };
            }
        }
    }

    /// <summary>The addresses of both, each once; what is known of an address stays, gaps are filled.</summary>
    public static IReadOnlyList<EmailAddress>? Unite(IReadOnlyList<EmailAddress>? known, IReadOnlyList<EmailAddress>? incoming)
    {
        if (incoming is null or [])
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

    private static bool IsValid(string address) =>
        address.Length is >= 6 and <= MaxLength
        && MailAddress.TryCreate(address, out MailAddress? parsed)
        && parsed.Address == address
        && parsed.User.Length > 0
        && parsed.Host.Contains('.', StringComparison.Ordinal)
        && !parsed.Host.StartsWith('.')
        && !parsed.Host.EndsWith('.');
}
