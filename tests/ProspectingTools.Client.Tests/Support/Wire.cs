using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Testing.Hostile;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>Answers as the two APIs send them.</summary>
internal static class Wire
{
    public static string Data(string json) => $$"""{"success":true,"data":{{json}},"error":null,"traceId":"trace-1"}""";

    public static Reply Ok(string json, int status = 200) => Reply.Json(Data(json), status);

    public static Reply Fail(int status, string code, string message = "It failed.") =>
        Reply.Json($$"""{"success":false,"data":null,"error":{"code":"{{code}}","message":"{{message}}","details":null},"traceId":"trace-1"}""", status);

    public static string CursorPage(IEnumerable<int> ids, string? next, bool? hasMore) =>
        $$"""{"items":[{{string.Join(",", ids.Select(Prospect))}}],"nextCursor":{{JsonSerializer.Serialize(next)}},"hasMore":{{JsonSerializer.Serialize(hasMore)}}}""";

    public static string Prospect(int id) => $$$"""{"id":"p{{{id}}}","name":"Person {{{id}}}","company":{"name":"Acme"}}""";

    public static string Contact(int id) => $$"""{"id":"c{{id}}","fullName":"Person {{id}}"}""";

    /// <summary>A well-behaved cursor list of a number of prospects: the cursor is the next offset.</summary>
    public static Reply Prospects(RecordedRequest request, int total)
    {
        int from = request.Number("cursor", 0);
        int count = Math.Min(request.Number("limit", 25), total - from);
        int next = from + count;
        bool more = next < total;
        return Ok(CursorPage(Enumerable.Range(from, count), more ? next.ToString(CultureInfo.InvariantCulture) : null, more));
    }

    /// <summary>A well-behaved offset list of a number of contacts.</summary>
    public static Reply Contacts(RecordedRequest request, int total)
    {
        int offset = request.Number("offset", 0);
        int limit = request.Number("limit", 25);
        int count = Math.Clamp(total - offset, 0, limit);
        return Reply.Json(OffsetPage(Enumerable.Range(offset, count), total, limit, offset, offset + count < total));
    }

    public static string OffsetPage(IEnumerable<int> ids, int total, int limit, int offset, bool hasMore) =>
        $$"""{"items":[{{string.Join(",", ids.Select(Contact))}}],"total":{{total}},"limit":{{limit}},"offset":{{offset}},"hasMore":{{(hasMore ? "true" : "false")}}}""";

    public static string Job(string id, string status, double progress = 0, string? audienceId = null) =>
        $$"""{"jobId":"{{id}}","type":"prospecting","status":"{{status}}","createdAt":"2026-04-28T15:30:00.000Z","stages":{"import":{"status":"{{status}}","progress":{{progress.ToString(CultureInfo.InvariantCulture)}} } },"error":null,"audienceId":{{JsonSerializer.Serialize(audienceId)}}}""";
}
