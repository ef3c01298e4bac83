using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualBasic.FileIO;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Service.People.Import;

/// <summary>Reads a CSV file of signals: address, type, title, score, posted at, link. Case, blanks and underscores of a header do not count.</summary>
internal static class SignalRows
{
    private const double BestScore = 100;

    private static readonly string[] s_delimiters = [",", ";", "\t", "|"];

    private static readonly Dictionary<string, string[]> s_columns = new()
    {
        ["address"] = ["address", "linkedinurl", "profileurl", "url", "linkedin", "profile"],
        ["type"] = ["type", "signaltype", "signal"],
        ["title"] = ["title", "summary"],
        ["score"] = ["score"],
        ["posted at"] = ["postedat", "posted", "date", "postedon"],
        ["link"] = ["link", "postlink", "posturl"],
    };

    /// <summary>Reads the header immediately, and the rows as they are asked for.</summary>
    /// <exception cref="InvalidDataException">The first line names no address or no type.</exception>
    public static IEnumerable<SignalRow> Read(string content)
    {
        string header = content.TrimStart('\uFEFF').Split('\n', 2)[0];
        var parser = new TextFieldParser(new StringReader(content.TrimStart('\uFEFF')))
        {
            Delimiters = [s_delimiters.MaxBy(d => header.Split(d).Length)!],
            HasFieldsEnclosedInQuotes = true,
        };
        return Rows(parser, Columns(parser.EndOfData ? [] : parser.ReadFields() ?? []));
    }

    private static IEnumerable<SignalRow> Rows(TextFieldParser parser, Dictionary<string, int> columns)
    {
        while (!parser.EndOfData)
        {
            long line = parser.LineNumber;
            string[]? cells = null;
            try
            {
                cells = parser.ReadFields();
            }
            catch (MalformedLineException)
            {
                // The row is reported as one that cannot be used.
            }

            yield return cells is null ? Refused(line, "The quotes of this line do not match.") : Row(line, cells, columns);
        }
    }

    private static Dictionary<string, int> Columns(string[] header)
    {
        string[] names = [.. header.Select(h => string.Concat(h.Where(char.IsLetter)).ToLowerInvariant())];
        Dictionary<string, int> columns = s_columns
            .Select(c => (c.Key, At: Array.FindIndex(names, n => c.Value.Contains(n))))
            .Where(c => c.At >= 0)
            .ToDictionary(c => c.Key, c => c.At);
        return columns.ContainsKey("address") && columns.ContainsKey("type")
            ? columns
            : throw new InvalidDataException("needs a first line that names the columns address and type; title, score, posted at and link may follow");
    }

    private static SignalRow Row(long line, string[] cells, Dictionary<string, int> columns)
    {
        string? Cell(string column) =>
            columns.TryGetValue(column, out int at) && at < cells.Length && !string.IsNullOrWhiteSpace(cells[at]) ? cells[at].Trim() : null;

        if (!LinkedInUrl.TryNormalizeProfile(Cell("address"), out string? url))
        {
            return Refused(line, $"'{Cell("address")}' is not the address of a LinkedIn profile.");
        }

        if (Cell("type") is not { } type)
        {
            return Refused(line, "The type is missing.");
        }

        double? score = null;
        if (Cell("score") is { } text)
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || number is not (>= 0 and <= BestScore))
            {
                return Refused(line, $"'{text}' is not a score from 0 to {BestScore}.");
            }

            score = number;
        }

        string? postedAt = null;
        if (Cell("posted at") is { } time)
        {
            if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset posted))
            {
                return Refused(line, $"'{time}' is not a date such as 2026-11-25 or 2026-11-25T13:00:00Z.");
            }

            postedAt = posted.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }

        var item = new SignalItem { Score = score, Title = Cell("title"), PostedAt = postedAt, PostLink = Cell("link") };
        return new SignalRow(line, url, type, item, null);
    }

    private static SignalRow Refused(long line, string reason) => new(line, null, null, null, reason);
}
