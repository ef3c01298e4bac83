using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests;

/// <summary>A contact-list POST is never sent twice; the list is looked for instead (contact-lists-api.md, last row of "Lists").</summary>
public sealed class ContactListCreationTests
{
    private static readonly CreateContactListRequest s_wanted = new()
    {
        Name = "Platform leads",
        Filters = new ContactListFilters
        {
            CompanyLinkedInUrls = ["linkedin.com/company/Stripe/"],
            JobTitles = ["VP Engineering", "CTO"],
            Keywords = "Kubernetes",
            Countries = ["US"],
        },
    };

    public static TheoryData<string, Reply> LostAnswers => new()
    {
        { "dropped", Reply.Drop() },
        { "reset", Reply.Drop(reset: true) },
        { "cut off", Reply.Json(List()) with { CutAfterBytes = 20 } },
        { "500", Reply.Json("", 500) },
        { "502 html", Reply.Html(502) },
        { "503", Reply.Json("""{"error":"UNAVAILABLE","message":"m"}""", 503) },
        { "504", Reply.Json("", 504) },
        { "200 html", Reply.Html() },
        { "200 empty", Reply.Json("") },
        { "too late", Reply.Json(List()) with { DelayMs = int.MaxValue } },
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_is_looked_up(string what, Reply lost)
    {
        Assert.NotEmpty(what);
        await using var server = HostileServer.Start(r => r.Method == "POST" ? lost : Lists(List("other", name: "Another"), List("older", created: DateTimeOffset.UtcNow.AddHours(-1)), List("right")));
        TestTime time = TestTime.Standing();
        using ProspectingClient client = For(server, time);
        var recorder = new Recorder();

        Task<ContactList> creation = client.CreateContactListAsync(s_wanted, recorder.Context());
        if (lost.DelayMs > 0)
        {
            await Eventually.TrueAsync(() => server.Requests is [{ Waits: 1 }]);
            time.Advance(TimeSpan.FromSeconds(20));
        }

        ContactList list = await creation.WaitAsync(TestTime.Patience);

        Assert.Equal("right", list.ListId);
        Assert.Single(server.Requests, r => r.Method == "POST");
        Assert.Contains(recorder.Notes, note => note.Contains("right", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("other name")]
    [InlineData("other filters")]
    [InlineData("older")]
    [InlineData("no time")]
    [InlineData("none")]
    public async Task A_list_that_cannot_be_told_to_be_it_is_not_taken_for_it(string kind)
    {
        string found = kind switch
        {
            "other name" => List(name: "Platform lead"),
            "other filters" => List(keywords: "Java"),
            "older" => List(created: DateTimeOffset.UtcNow.AddSeconds(-30)),
            "no time" => """{"id":"x","name":"Platform leads"}""",
            _ => "null",
        };
        await using var server = HostileServer.Start(r => r.Method == "POST" ? Reply.Drop() : Lists(found));
        using ProspectingClient client = For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.CreateContactListAsync(s_wanted, CallContext.None));

        Assert.Equal(ClientErrorCodes.ContactListUnknown, e.Code);
        Assert.Contains("'Platform leads'", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests, r => r.Method == "POST");
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task The_servers_clock_decides_what_was_created_since(int skewSeconds)
    {
        DateTimeOffset serverNow = DateTimeOffset.UtcNow.AddSeconds(skewSeconds);
        await using var server = HostileServer.Start(r => (r.Method == "POST" ? Reply.Drop() : Lists(List("early", created: serverNow.AddSeconds(-60)), List("right", created: serverNow))) with
        {
            Headers = new Dictionary<string, string> { ["Date"] = serverNow.ToString("r", CultureInfo.InvariantCulture) },
        });
        using ProspectingClient client = For(server);

        Assert.Equal("right", (await client.CreateContactListAsync(s_wanted, CallContext.None)).ListId);
    }

    [Fact]
    public async Task A_look_up_that_fails_says_so_and_does_not_send_again()
    {
        await using var server = HostileServer.Start(Reply.Json("", 503));
        using ProspectingClient client = For(server);
        var recorder = new Recorder();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.CreateContactListAsync(s_wanted, recorder.Context()));

        Assert.Equal(ClientErrorCodes.ContactListUnknown, e.Code);
        Assert.Equal(503, e.StatusCode);
        Assert.Single(server.Requests, r => r.Method == "POST");
        Assert.Contains(recorder.Notes, note => note.StartsWith("Looking for the list failed too", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(424)]
    public async Task A_refusal_is_only_a_refusal(int status)
    {
        await using var server = HostileServer.Start(Reply.Json("""{"error":"NO","message":"m"}""", status));
        using ProspectingClient client = For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.CreateContactListAsync(s_wanted, CallContext.None));

        Assert.Equal("NO", e.Code);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public async Task A_busy_server_is_asked_again_since_it_refused(int status)
    {
        // Made when it is asked for: on a busy machine a list made beforehand would be one from before the refusal.
        await using var server = HostileServer.Start(r => r.Index == 0 ? Reply.Json("", 429) : Reply.Json(List(), status));
        using ProspectingClient client = For(server);

        Assert.Equal(47, (await client.CreateContactListAsync(s_wanted, CallContext.None)).ContactCount);

        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("\"companyLinkedInUrls\":[\"linkedin.com/company/Stripe/\"]", server.Requests[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_looked_up()
    {
        Uri uri;
        await using (var server = HostileServer.Start())
        {
            uri = server.Uri;
        }

        using var client = new ProspectingClient(new ClientOptions { BaseUri = uri, Key = Clients.Key, Retry = Clients.Fast, NoProxy = true });

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.CreateContactListAsync(s_wanted, CallContext.None));

        Assert.Equal(ClientErrorCodes.NetworkError, e.Code);
        Assert.Equal(1, e.Attempts);
    }

    private static ProspectingClient For(HostileServer server, TimeSource? time = null) => new(new ClientOptions
    {
        BaseUri = server.Uri,
        Key = Clients.Key,
        Retry = Clients.Fast,
        Timeout = TimeSpan.FromSeconds(20),
        CreationTimeout = TimeSpan.FromSeconds(20),
        Time = time ?? TimeSource.System,
        NoProxy = true,
    });

    private static Reply Lists(params string[] lists) => Reply.Json(
        $$"""{"items":[{{string.Join(",", lists)}}],"total":{{lists.Length}},"limit":100,"offset":0,"hasMore":false}""") with
    {
        Headers = new Dictionary<string, string> { ["Date"] = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture) },
    };

    // As a server would store it: the address in its normal form, the country in capitals, the titles in its own order.
    private static string List(string id = "new", string name = "Platform leads", string keywords = "Kubernetes", DateTimeOffset? created = null) =>
        $$$"""
        {"id":"{{{id}}}","name":"{{{name}}}","contactCount":47,"createdAt":"{{{(created ?? DateTimeOffset.UtcNow).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}}",
         "filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/stripe"],"jobTitles":["CTO","VP Engineering"],"keywords":"{{{keywords}}}","countries":["US"]}}
        """;
}
