using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Report;

/// <summary>
/// One page of HTML about audiences, side by side. It holds all that it shows: no script, nothing from elsewhere, and its own
/// policy forbids both. Every number is in a table; the bars beside them are pictures of it, which a screen reader passes over.
/// </summary>
/// <param name="title">The heading.</param>
/// <param name="audiences">The audiences, in order.</param>
/// <param name="top">Rows of an open table at most; the rest is added up.</param>
/// <param name="made">When the counts were made.</param>
public sealed class ReportPage(string title, IReadOnlyList<AudienceTally> audiences, int top, DateTimeOffset made)
{
    private static readonly string[] s_deliveries = ["known to arrive", "not checked", "at risk", "known to bounce", "no address"];

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(TextWriter writer)
    {
        writer.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        writer.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        writer.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        writer.Write($"<title>{Text(title)}</title>\n<style>\n{ReportStyle.Css}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{Text(title)}</h1>\n");
        writer.Write($"<p>{Number(audiences.Sum(a => a.Total))} {(audiences.Sum(a => a.Total) == 1 ? "prospect" : "prospects")} in {Number(audiences.Count)} {(audiences.Count == 1 ? "audience" : "audiences")}, counted on {made.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.</p>\n</header>\n");
        Cards(writer);
        Table(writer, "E-mail coverage", "What is known of each prospect's best address.", a => a.Emails, s_deliveries);
        Table(writer, "Country", null, a => a.Countries, null);
        Table(writer, "Seniority", "The level that the job title names.", a => a.Seniorities, SeniorityWords.All);
        Table(writer, "Industry", null, a => a.Industries, null);
        Table(writer, "Company size", "Employees of the company.", a => a.Sizes, CompanySizes.All);
        Table(writer, "Top companies", null, a => a.Companies, null);
        Jobs(writer);
        writer.Write("</main>\n</body>\n</html>\n");
    }

    private void Cards(TextWriter writer)
    {
        writer.Write("<ul class=\"cards\">\n");
        foreach (AudienceTally audience in audiences)
        {
            long reached = audience.Total - audience.Emails.Of("no address");
            writer.Write($"<li><h2>{Text(audience.Name)}</h2><p><strong>{Number(audience.Total)}</strong> prospects</p><p><strong>{Share(reached, audience.Total)}</strong> with an e-mail address</p><p><strong>{Number(audience.Companies.Words.Count(static word => word != AudienceTally.NotSaid))}</strong> companies</p></li>\n");
        }

        writer.Write("</ul>\n");
    }

    // A closed table has its rows in their own order, an open one the most frequent first.
    private void Table(TextWriter writer, string heading, string? note, Func<AudienceTally, Tally> of, IReadOnlyList<string>? closed)
    {
        string[] words = closed is not null
            ? [.. closed.Where(word => audiences.Any(a => of(a).Of(word) > 0))]
            : [.. audiences.SelectMany(a => of(a).Words).Where(static word => word != AudienceTally.NotSaid).Distinct(StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(word => audiences.Sum(a => of(a).Of(word))).ThenBy(static word => word, StringComparer.OrdinalIgnoreCase)];
        // One that is left over takes no more room by its own name.
        string[] shown = closed is null && words.Length > top + 1 ? [.. words.Take(top)] : words;
        writer.Write($"<section>\n<h2>{Text(heading)}</h2>\n{(note is null ? string.Empty : $"<p>{Text(note)}</p>\n")}");
        Head(writer, heading);
        foreach (string word in shown)
        {
            Row(writer, word, a => of(a).Of(word));
        }

        if (words.Length > shown.Length)
        {
            Row(writer, $"{Number(words.Length - shown.Length)} others", a => words.Skip(shown.Length).Sum(word => of(a).Of(word)));
        }

        if (audiences.Any(a => of(a).Of(AudienceTally.NotSaid) > 0))
        {
            Row(writer, AudienceTally.NotSaid, a => of(a).Of(AudienceTally.NotSaid));
        }

        writer.Write("</tbody>\n</table></div>\n</section>\n");
    }

    private void Head(TextWriter writer, string heading)
    {
        writer.Write($"<div class=\"wide\"><table>\n<caption>{Text(heading)}, prospects and share of the audience</caption>\n<thead><tr><th scope=\"col\">{Text(heading)}</th>");
        foreach (AudienceTally audience in audiences)
        {
            writer.Write($"<th scope=\"col\">{Text(audience.Name)}</th>");
        }

        writer.Write("</tr></thead>\n<tbody>\n");
    }

    private void Row(TextWriter writer, string word, Func<AudienceTally, long> count)
    {
        writer.Write($"<tr><th scope=\"row\">{Text(word)}</th>");
        foreach (AudienceTally audience in audiences)
        {
            long value = count(audience);
            string width = (100.0 * value / Math.Max(1, audience.Total)).ToString("0.##", CultureInfo.InvariantCulture);
            writer.Write($"<td><svg aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\"><rect class=\"rail\" width=\"100\" height=\"8\"/><rect class=\"bar\" width=\"{width}\" height=\"8\"/></svg><span>{Number(value)} <small>{Share(value, audience.Total)}</small></span></td>");
        }

        writer.Write("</tr>\n");
    }

    private void Jobs(TextWriter writer)
    {
        writer.Write("<section>\n<h2>Jobs and cost</h2>\n<div class=\"wide\"><table class=\"plain\">\n<caption>The jobs that filled the audiences</caption>\n<thead><tr><th scope=\"col\">Audience</th><th scope=\"col\">Source</th><th scope=\"col\">Status</th><th scope=\"col\">Started</th><th scope=\"col\" class=\"n\">Imported</th><th scope=\"col\" class=\"n\">Credits</th></tr></thead>\n<tbody>\n");
        foreach (AudienceTally audience in audiences)
        {
            if (audience.Jobs is not { Count: > 0 } jobs)
            {
                writer.Write($"<tr><th scope=\"row\">{Text(audience.Name)}</th><td colspan=\"5\">{(audience.Jobs is null ? "The service does not say which jobs filled it." : "No job filled it.")}</td></tr>\n");
                continue;
            }

            foreach (ProspectingJob job in jobs)
            {
                writer.Write($"<tr><th scope=\"row\">{Text(audience.Name)}</th><td>{Text(job.SourceName ?? job.Source?.Replace('_', ' ') ?? AudienceTally.NotSaid)}</td><td>{Text(job.Status ?? AudienceTally.NotSaid)}</td><td>{job.CreatedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? AudienceTally.NotSaid}</td><td class=\"n\">{Known(job.ImportedCount)}</td><td class=\"n\">{Known(job.CreditsUsed)}</td></tr>\n");
            }
        }

        long credits = audiences.Sum(a => a.Jobs?.Sum(job => job.CreditsUsed ?? 0) ?? 0);
        bool isWhole = audiences.All(a => a.Jobs is not null && a.Jobs.All(job => job.CreditsUsed is not null));
        writer.Write($"</tbody>\n<tfoot><tr><th scope=\"row\" colspan=\"5\">{(isWhole ? "Together" : "Together, as far as it is said")}</th><td class=\"n\">{Number(credits)}</td></tr></tfoot>\n</table></div>\n</section>\n");
    }

    private static string Known(long? number) => number is { } value ? Number(value) : AudienceTally.NotSaid;

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) => whole == 0 ? "0%" : ((double)part / whole).ToString(part > 0 && part * 200 < whole ? "0.0%" : "0%", CultureInfo.InvariantCulture);

    // Half of a pair, and what no page may hold, would spoil the file.
    private static string Text(string value) => WebUtility.HtmlEncode(new string([.. value.Where(static c => c >= ' ' || c is '\t')]));
}
