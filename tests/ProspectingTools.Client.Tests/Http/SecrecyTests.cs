using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>The key is in no exception, log entry, text or JSON of anything, whatever the server repeats of it (design, decision 7).</summary>
public sealed class SecrecyTests
{
    private const string Key = Clients.KeyText;

    public static TheoryData<Reply> Echoes => new(
        Reply.Json($$"""{"error":"BAD","message":"Bearer {{Key}} is wrong"}""", 400),
        Reply.Json($$$"""{"error":{"code":"C","message":"m","details":{"key":"{{{Key}}}"},"fields":[{"field":"{{{Key}}}","message":"{{{Key}}}"}],"requestId":"{{{Key}}}"}}""", 400),
        Reply.Json($$"""{"error":{"code":"{{Key}}","message":"{{Key}}"},"traceId":"{{Key}}"}""", 401),
        Reply.Json($$$"""{"success":false,"data":null,"error":{"code":"C","message":"{{{Key}}}","details":"{{{Key}}}"},"traceId":"{{{Key}}}"}"""),
        Reply.Json($"<html>{Key}</html>", 502) with { ContentType = "text/html" },
        Reply.Json($"<html>{Key}</html>") with { ContentType = "text/html" },
        Reply.Json($"{{\"{Key}\":"),
        Reply.Json($"{{\"data\":{{\"items\":{{\"{Key}\":1}}}}}}"),
        new Reply { Status = 500, Reason = Key },
        new Reply { Status = 503, Headers = new Dictionary<string, string> { ["X-Trace-Id"] = Key, ["Server"] = Key, ["X-Secret"] = Key, ["Set-Cookie"] = Key } },
        new Reply { Status = 302, Headers = new Dictionary<string, string> { ["Location"] = $"https://evil.example/{Key}?k={Key}" } },
        new Reply { Status = 302, Headers = new Dictionary<string, string> { ["Location"] = $"https://{Key}@evil.example/" } },
        Reply.Drop());

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task What_a_server_repeats_of_the_key_is_not_shown(Reply reply)
    {
        await using var server = HostileServer.Start(reply);
        using ProspectingClient client = Clients.For(server, Clients.Fast, logBodies: true);
        var recorder = new Recorder();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetProspects("a", new PageOptions(), recorder.Context()).AllAsync());

        Assert.Equal("Bearer " + Key, server.Requests[0].Header("Authorization"));
        AssertSecret(e.ToString());
        AssertSecret(e.Code);
        AssertSecret(JsonSerializer.Serialize(new { e.Message, e.Code, e.Details, e.TraceId, e.Fields, e.Path, e.Cursor }));
        AssertSecret(recorder.Entries);
    }

    [Fact]
    public async Task A_good_call_does_not_show_it_either()
    {
        await using var server = HostileServer.Start(Reply.Json(Wire.Data($$"""{"items":[{"id":"1","name":"{{Key}} person@example.com"}]}""")) with
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = Key, ["X-RateLimit-Remaining"] = "17" },
        });
        using ProspectingClient client = Clients.For(server, logBodies: true);
        var recorder = new Recorder();

        await client.GetLeadListsAsync(recorder.Context());

        AssertSecret(recorder.Entries);
        CallLogEntry entry = Assert.Single(recorder.Entries);
        Assert.Contains(entry.Headers, header => header is { Key: "X-RateLimit-Remaining", Value: "17" });
        Assert.DoesNotContain(entry.Headers, header => header.Key == "Authorization");
        Assert.Contains("***@***", entry.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("person@example.com", entry.Body, StringComparison.Ordinal);
        Assert.StartsWith($"GET /v1/accounts/{Clients.Group}/sales-navigator/lead-lists: 200, trace id trace-1 in ", entry.Message, StringComparison.Ordinal);
        Assert.EndsWith("attempt 1", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_logged_only_when_asked_for_and_then_capped()
    {
        Reply big = Wire.Ok($$"""{"items":[{"id":"1","name":"{{new string('x', 20_000)}}"}]}""");
        await using var server = HostileServer.Start(big);
        using ProspectingClient quiet = Clients.For(server);
        using ProspectingClient loud = Clients.For(server, logBodies: true);
        var recorder = new Recorder();

        await quiet.GetLeadListsAsync(recorder.Context());
        await loud.GetLeadListsAsync(recorder.Context());

        Assert.Null(recorder.Entries[0].Body);
        Assert.InRange(recorder.Entries[1].Body!.Length, 1000, 5000);
    }

    [Fact]
    public async Task The_body_that_was_sent_is_logged_masked()
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j1", "queued")));
        using ProspectingClient client = Clients.For(server, logBodies: true);
        var recorder = new Recorder();

        await client.StartJobAsync(new StartJobRequest { AudienceName = $"{Key} a.b@example.com" }, "k", recorder.Context());

        string body = recorder.Entries.Single(e => e.Kind == CallLogKind.Request).Body!;
        Assert.Contains("> {\"audienceName\":\"*** ***@***\"}", body, StringComparison.Ordinal);
        Assert.Contains("< {", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_holds_a_key_does_not_give_it_away()
    {
        using var client = new ProspectingClient(new ClientOptions { BaseUri = new Uri("https://api.example.com"), Key = Clients.Key, ContactListKey = Clients.Key });

        AssertSecret(JsonSerializer.Serialize(client));
        AssertSecret(JsonSerializer.Serialize(Clients.Key));
        AssertSecret(Clients.Key.ToString());
        AssertSecret($"{client} {client.Options} {client.Options.Key}");
        Assert.Empty(typeof(ApiKey).GetProperties());
        Assert.Empty(typeof(ApiKey).GetFields());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("sk_live_with space")]
    [InlineData("sk_live_line\nbreak")]
    [InlineData("sk_live_ü")]
    public void A_key_that_no_header_can_carry_is_refused_without_repeating_it(string? text)
    {
        var e = Assert.Throws<ArgumentException>(() => ApiKey.FromString(text));
        Assert.DoesNotContain("sk_live", e.ToString().Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_comes_out_of_a_secure_string_as_it_went_in()
    {
        using var secure = new NetworkCredential("", " " + Key + "\n").SecurePassword;
        Assert.True(ApiKey.FromSecureString(secure).IsSameAs(Clients.Key));
        Assert.Throws<ArgumentNullException>("value", () => ApiKey.FromSecureString(null!));
    }

    [Fact]
    public async Task Each_api_gets_its_own_key_only()
    {
        await using var first = HostileServer.Start(Wire.Ok("""{"items":[]}"""));
        await using var second = HostileServer.Start(Reply.Json("""{"remainingCredits":4200}"""));
        using var client = new ProspectingClient(new ClientOptions
        {
            BaseUri = first.Uri,
            Key = Clients.Key,
            ContactListUri = second.Uri,
            ContactListKey = ApiKey.FromString("sk_live_other"),
            AccountGroupId = Clients.Group,
            NoProxy = true,
            UserAgent = "ProspectingTools/1.2.3 (PowerShell/7.6; Linux)",
        });

        await client.GetLeadListsAsync(CallContext.None);
        Assert.Equal(4200, (await client.GetCreditsAsync(CallContext.None)).RemainingCredits);

        Assert.Equal("Bearer " + Key, first.Requests[0].Header("Authorization"));
        Assert.Equal("Bearer sk_live_other", second.Requests[0].Header("Authorization"));
        Assert.Equal("application/json", first.Requests[0].Header("Accept"));
        Assert.Equal("ProspectingTools/1.2.3 (PowerShell/7.6; Linux)", first.Requests[0].Header("User-Agent"));
    }

    private static void AssertSecret(IEnumerable<CallLogEntry> entries) => AssertSecret(JsonSerializer.Serialize(entries));

    private static void AssertSecret(string text)
    {
        Assert.DoesNotContain(Key, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key[8..], text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)), text, StringComparison.Ordinal);
    }
}
