using System.Collections.Generic;
using System.Globalization;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Export;

/// <summary>
/// Chooses one of a prospect's e-mail addresses: what is known to arrive comes before what is not known, and that before
/// what is known to bounce; then the higher quality; then the server's order. The words are not published
/// (prospecting-api.md, "Prospect"), so the usual ones are understood and others count as not known.
/// </summary>
public static class BestEmail
{
    /// <summary>The best address.</summary>
    /// <param name="emails">The addresses.</param>
    /// <returns>The best; null when there is none.</returns>
    public static EmailAddress? Of(IReadOnlyList<EmailAddress>? emails)
    {
        EmailAddress? best = null;
        for (int i = 0; i < (emails?.Count ?? 0); i++)
        {
            if (emails![i] is { Email.Length: > 0 } next && (best is null || Compare(next, best) > 0))
            {
                best = next;
            }
        }

        return best;
    }

    private static int Compare(EmailAddress one, EmailAddress other)
    {
        int delivery = EmailStatusWords.Delivery(one.Deliverable).CompareTo(EmailStatusWords.Delivery(other.Deliverable));
        return delivery != 0 ? delivery : Quality(one.QualityScore).CompareTo(Quality(other.QualityScore));
    }

    private static double Quality(string? score) =>
        double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;
}
