using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace ProspectingTools.Benchmarks.Bare;

/// <summary>Reads whole lists, one page after the other. Each returns how many items (or, for bytes, pages) it read.</summary>
internal static class Reads
{
    private const int TailLength = 256;

    /// <summary>The bare client: typed objects, given to a sink as they come.</summary>
    public static async Task<long> ProspectsAsync(HttpClient http, Command command)
    {
        using ISink sink = Sinks.Create(command);
        string? cursor = null;
        long count = 0;
        do
        {
            using HttpResponseMessage response = await http.GetAsync(PageUri(command, cursor), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await using Stream body = await response.Content.ReadAsStreamAsync();
            Page page = (await JsonSerializer.DeserializeAsync(body, WireContext.Default.Page))!;
            foreach (Prospect prospect in page.Data.Items)
            {
                sink.Take(prospect);
                count++;
            }

            cursor = page.Data.HasMore ? page.Data.NextCursor : null;
        }
        while (cursor is not null);
        return count;
    }

    /// <summary>The limit: the same requests and bytes, nothing parsed but the cursor at the end of each page.</summary>
    public static async Task<long> BytesAsync(HttpClient http, Command command)
    {
        byte[] buffer = new byte[256 * 1024];
        string? cursor = null;
        long pages = 0;
        do
        {
            using HttpResponseMessage response = await http.GetAsync(PageUri(command, cursor), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await using Stream body = await response.Content.ReadAsStreamAsync();
            int kept = 0, read;
            while ((read = await body.ReadAsync(buffer.AsMemory(kept))) > 0)
            {
                // Only the tail is kept: the cursor stands there.
                int length = kept + read;
                kept = Math.Min(length, TailLength);
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);
            }

            cursor = CursorIn(Encoding.ASCII.GetString(buffer, 0, kept));
            pages++;
        }
        while (cursor is not null);
        return pages;
    }

    /// <summary>An offset list, one page after the other.</summary>
    public static async Task<long> ContactsAsync(HttpClient http, Command command)
    {
        long count = 0;
        OffsetPage page;
        do
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri($"{command.Url}?limit={command.Limit}&offset={count}"), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await using Stream body = await response.Content.ReadAsStreamAsync();
            page = (await JsonSerializer.DeserializeAsync(body, WireContext.Default.OffsetPage))!;
            count += page.Items.Count;
        }
        while (page.HasMore);
        return count;
    }

    private static Uri PageUri(Command command, string? cursor) =>
        new($"{command.Url}?limit={command.Limit}{(cursor is null ? string.Empty : "&cursor=" + Uri.EscapeDataString(cursor))}");

    private static string? CursorIn(string tail)
    {
        const string Name = "\"nextCursor\":\"";
        int at = tail.LastIndexOf(Name, StringComparison.Ordinal);
        return at < 0 ? null : tail[(at + Name.Length)..tail.IndexOf('"', at + Name.Length)];
    }
}
