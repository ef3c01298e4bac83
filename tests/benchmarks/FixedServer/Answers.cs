using System;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ProspectingTools.Benchmarks.Fixed;

/// <summary>
/// Answers by the path alone: an audience or list <c>n5000</c> has 5000 items; a job <c>job-&lt;Unix milliseconds&gt;-&lt;n&gt;</c> ends at that
/// time. There is no routing, no key and no state but a count of requests.
/// </summary>
internal sealed class Answers
{
    private const int DefaultPage = 25;

    private static readonly byte[] s_pageStart = """{"success":true,"data":{"items":["""u8.ToArray();
    private static readonly byte[] s_offsetPageStart = """{"items":["""u8.ToArray();

    private readonly ItemRing _prospects = new(ItemText.Prospect);
    private readonly ItemRing _contacts = new(ItemText.Contact);
    private long _requests;

    public Task HandleAsync(HttpContext http)
    {
        string[] parts = http.Request.Path.Value!.Split('/');
        if (parts is [_, "requests"])
        {
            return WriteAsync(http, Encoding.UTF8.GetBytes(Interlocked.Read(ref _requests).ToString(CultureInfo.InvariantCulture)), default, default);
        }

        Interlocked.Increment(ref _requests);
        return parts switch
        {
            [_, "v1", "accounts", _, "audiences", var audience, "prospects"] => CursorPageAsync(http, Count(audience)),
            [_, "v1", "accounts", _, "audiences", var audience] => AudienceAsync(http, audience),
            [_, "v1", "contacts", "lists", var list, "contacts"] => OffsetPageAsync(http, Count(list)),
            [_, "v1", "accounts", _, "prospecting", var job] => JobAsync(http, job),
            _ => NotFoundAsync(http),
        };
    }

    private Task CursorPageAsync(HttpContext http, long total)
    {
        string? cursor = http.Request.Query["cursor"];
        long offset = string.IsNullOrEmpty(cursor) ? 0 : long.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(cursor)).AsSpan(2), CultureInfo.InvariantCulture);
        int count = (int)Math.Min(Limit(http), total - offset);
        long next = offset + count;
        string end = next < total
            ? $$"""],"nextCursor":"{{Convert.ToBase64String(Encoding.ASCII.GetBytes($"o:{next}"))}}","hasMore":true},"error":null,"traceId":"t-1"}"""
            : """],"nextCursor":null,"hasMore":false},"error":null,"traceId":"t-1"}""";
        return WriteAsync(http, s_pageStart, _prospects.Slice(offset, count), Encoding.ASCII.GetBytes(end));
    }

    private Task OffsetPageAsync(HttpContext http, long total)
    {
        long offset = long.TryParse(http.Request.Query["offset"], CultureInfo.InvariantCulture, out long asked) ? asked : 0;
        int limit = Limit(http);
        int count = (int)Math.Clamp(total - offset, 0, limit);
        string more = offset + count < total ? "true" : "false";
        string end = $$"""],"total":{{total}},"limit":{{limit}},"offset":{{offset}},"hasMore":{{more}}}""";
        return WriteAsync(http, s_offsetPageStart, _contacts.Slice(offset, count), Encoding.ASCII.GetBytes(end));
    }

    private static Task AudienceAsync(HttpContext http, string audience)
    {
        string text = $$$"""{"success":true,"data":{"id":"{{{audience}}}","name":"Benchmark","type":"on_demand","prospectCount":{{{Count(audience)}}},"createdAt":"2026-01-15T10:30:00.000Z"},"error":null,"traceId":"t-1"}""";
        return WriteAsync(http, Encoding.ASCII.GetBytes(text), default, default);
    }

    private static Task JobAsync(HttpContext http, string job)
    {
        DateTimeOffset end = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(job.Split('-')[1], CultureInfo.InvariantCulture));
        (string status, string progress) = DateTimeOffset.UtcNow >= end ? ("completed", "1") : ("running", "0.5");
        string time = end.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        string text = $$$"""{"success":true,"data":{"jobId":"{{{job}}}","type":"prospecting","status":"{{{status}}}","createdAt":"{{{time}}}","updatedAt":"{{{time}}}","stages":{"import":{"status":"{{{status}}}","progress":{{{progress}}}},"enrichment":{"status":"{{{status}}}","progress":{{{progress}}}}},"error":null},"error":null,"traceId":"t-1"}""";
        return WriteAsync(http, Encoding.ASCII.GetBytes(text), default, default);
    }

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> start, ReadOnlyMemory<byte> middle, ReadOnlyMemory<byte> end)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = start.Length + middle.Length + end.Length;
        await http.Response.BodyWriter.WriteAsync(start);
        await http.Response.BodyWriter.WriteAsync(middle);
        await http.Response.BodyWriter.WriteAsync(end);
    }

    private static long Count(string name) => long.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);

    private static int Limit(HttpContext http) =>
        int.TryParse(http.Request.Query["limit"], CultureInfo.InvariantCulture, out int limit) ? Math.Clamp(limit, 1, ItemRing.LargestPage) : DefaultPage;
}
