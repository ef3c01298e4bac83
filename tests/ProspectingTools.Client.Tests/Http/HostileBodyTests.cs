using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Good answers with bad bodies.</summary>
public sealed class HostileBodyTests
{
    private static readonly string s_page = Wire.Data(Wire.CursorPage(Enumerable.Range(0, 100), null, false));

    public static TheoryData<string, Reply> Invalid => new()
    {
        { "nothing", Reply.Json("") },
        { "white space", Reply.Json(" \r\n") },
        { "null", Reply.Json("null") },
        { "cut off", Reply.Json(s_page[..500]) },
        { "cut off where the connection ends", Reply.Json(s_page[..500]) with { UntilClose = true } },
        { "two values", Reply.Json("{}{}") },
        { "an array", Reply.Json("[]") },
        { "a number", Reply.Json("7") },
        { "html", Reply.Html() },
        { "html that says it is json", Reply.Html() with { ContentType = "application/json" } },
        { "plain text", Reply.Json("OK") with { ContentType = "text/plain" } },
        { "not gzip", Reply.Json(s_page) with { Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" } } },
        { "UTF-16", Reply.Json("") with { Bytes = Encoding.Unicode.GetBytes(s_page) } },
        { "too deep", Reply.Json(Wire.Data($"{{\"items\":{new string('[', 100)}{new string(']', 100)}}}")) },
        { "items that are no list", Reply.Json(Wire.Data("{\"items\":{}}")) },
        { "success that is no truth value", Reply.Json("{\"success\":[],\"data\":{}}") },
    };

    public static TheoryData<string, Reply> Valid => new()
    {
        { "plain", Reply.Json(s_page) },
        { "chunked", Reply.Json(s_page) with { Chunked = true, PieceSize = 7 } },
        { "gzip", Reply.Json(s_page) with { Gzip = true } },
        { "gzip in chunks", Reply.Json(s_page) with { Gzip = true, Chunked = true, PieceSize = 3 } },
        { "until the connection ends", Reply.Json(s_page) with { UntilClose = true } },
        { "closed without a word", Reply.Json(s_page) with { CloseAfter = true } },
        { "slow", Reply.Json(s_page) with { PieceSize = 1000, PieceDelayMs = 5 } },
        { "no content type", Reply.Json(s_page) with { ContentType = null } },
        { "another json", Reply.Json(s_page) with { ContentType = "application/vnd.api+json" } },
        { "json in capitals", Reply.Json(s_page) with { ContentType = "TEXT/JSON; charset=UTF-8" } },
        { "json the wrong way round", Reply.Json(s_page) with { ContentType = "json/application" } },
        { "with a mark of the byte order", Reply.Json("\uFEFF" + s_page) },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_body_that_is_not_what_was_promised_is_a_clear_error(string what, Reply reply)
    {
        Assert.NotEmpty(what);
        await using var server = HostileServer.Start(reply);
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync());

        Assert.Equal(ClientErrorCodes.InvalidResponse, e.Code);
        Assert.Equal(FailureKind.InvalidData, e.Kind);
        Assert.Equal(200, e.StatusCode);
        Assert.Contains("JSON", e.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch("System\\.|ProspectingTools\\.", e.Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("[]", "the body has another type")]
    [InlineData("7", "the body has another type")]
    [InlineData("\"x\"", "the body has another type")]
    [InlineData("[[{\"remainingCredits\":1}]]", "the body has another type")]
    [InlineData("{\"remainingCredits\":1", "is not valid JSON")]
    [InlineData("{remainingCredits:1}", "is not valid JSON")]
    public async Task What_is_of_another_kind_is_told_in_words_of_json(string body, string told)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetCreditsAsync(CallContext.None));

        Assert.Contains(told, e.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch("System\\.|ProspectingTools\\.|\\$", e.Message);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task However_a_good_body_comes_it_is_read(string what, Reply reply)
    {
        Assert.NotEmpty(what);
        foreach (bool logBodies in new[] { false, true })
        {
            await using var server = HostileServer.Start(reply);
            using ProspectingClient client = Clients.For(server, logBodies: logBodies);

            Assert.Equal(100, (await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync()).Count);
            Assert.Equal(JsonValueKind.Object, (await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None)).ValueKind);
        }
    }

    [Fact]
    public async Task A_page_of_ten_megabytes_is_read()
    {
        string about = new('ü', 50_000);
        string items = string.Join(",", Enumerable.Range(0, 100).Select(i => $$"""{"id":"p{{i}}","about":"{{about}}"}"""));
        await using var server = HostileServer.Start(Wire.Ok($$"""{"items":[{{items}}],"nextCursor":null,"hasMore":false}"""));
        using ProspectingClient client = Clients.For(server);

        List<Prospect> all = await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync();

        Assert.Equal(100, all.Count);
        Assert.All(all, p => Assert.Equal(about, p.About));
    }

    // 300 MB of blanks are 300 KB on the wire.
    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_body_that_blows_up_is_given_up()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (int i = 0; i < 300; i++)
            {
                await gzip.WriteAsync(blanks);
            }
        }

        await using var server = HostileServer.Start(Reply.Json("") with { Bytes = packed.ToArray(), Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" } });
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync());

        Assert.Equal(ClientErrorCodes.InvalidResponse, e.Code);
        Assert.Contains("larger than 256 MB", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_other_kinds_than_shown_do_not_break_a_page()
    {
        Prospect p = await OneAsync("""
            {"id":507,"firstName":null,"name":"A","premium":"true","isOpenProfile":1,
             "company":{"name":12,"founded":1998,"size":{"from":11,"to":50},"followerCount":"25","specialties":["a","b"],"employees":7},
             "emails":[{"email":"a@b.example","deliverable":true,"qualityScore":0.93},{"email":null}],
             "location":{"text":null},"futureField":{"x":[1]}}
            """);

        Assert.Equal("507", p.ProspectId);
        Assert.Null(p.FirstName);
        Assert.True(p.Premium);
        Assert.True(p.IsOpenProfile);
        Assert.Equal("12", p.Company!.Name);
        Assert.Equal("1998", p.Company.Founded);
        Assert.Equal("""{"from":11,"to":50}""", p.Company.Size);
        Assert.Equal("""["a","b"]""", p.Company.Specialties);
        Assert.Equal(25, p.Company.FollowerCount);
        Assert.Equal(7L, p.Company.Extra!["employees"]);
        Assert.Equal("true", p.Emails![0].Deliverable);
        Assert.Equal("0.93", p.Emails[0].QualityScore);
        Assert.True(p.Extra!.ContainsKey("futureField"));
    }

    [Fact]
    public async Task Nulls_everywhere_do_not_break_a_page()
    {
        Prospect p = await OneAsync("""
            {"id":null,"firstName":null,"lastName":null,"name":null,"headline":null,"about":null,"photoUrl":null,"linkedinUrl":null,
             "publicIdentifier":null,"company":null,"title":null,"location":null,"emails":null,"premium":null,"isOpenProfile":null,
             "connectionStatus":null,"chatStatus":null}
            """);
        Assert.Null(p.ProspectId);
        Assert.Equal(string.Empty, p.ToString());
    }

    [Fact]
    public async Task Nulls_in_lists_are_left_out()
    {
        await using var server = HostileServer.Start(r => r.Path.EndsWith("connectors", StringComparison.Ordinal)
            ? Reply.Json("""{"connectors":[null,{"source":"salesNavigator","status":"brand-new-word"}]}""")
            : Wire.Ok("""{"items":[null,{"id":"1","name":"A"},null]}"""));
        using ProspectingClient client = Clients.For(server);

        Assert.Single(await client.GetLeadListsAsync(CallContext.None));
        Assert.Single(await client.GetSavedSearchesAsync(CallContext.None));
        Assert.Single(await client.GetAccountGroupsAsync(CallContext.None));
        Assert.Equal("brand-new-word", Assert.Single(await client.GetConnectorsAsync(CallContext.None)).Status);
    }

    [Fact]
    public async Task An_unknown_word_of_status_is_kept_and_not_finished()
    {
        await using var server = HostileServer.Start(Wire.Ok("""{"jobId":"j","status":"hibernating","stages":{"import":{"progress":"55"},"later":{}},"createdAt":"yesterday"}"""));
        using ProspectingClient client = Clients.For(server);

        ProspectingJob job = (await client.GetJobAsync("j", CallContext.None)).Value;

        Assert.Equal("hibernating", job.Status);
        Assert.False(job.IsFinished);
        Assert.Equal(0.55, job.Progress);
        Assert.Null(job.CreatedAt);
        Assert.Equal(Clients.Group, job.AccountGroupId);
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(200, "{\"deleted\":true}")]
    [InlineData(202, "<html>")]
    public async Task Any_success_of_a_delete_will_do(int status, string body)
    {
        await using var server = HostileServer.Start(Reply.Json(body, status));
        using ProspectingClient client = Clients.For(server);

        await client.DeleteContactListAsync("l", CallContext.None);
        await client.DeleteAudienceAsync("a", CallContext.None);
        await client.DeleteAudienceAsync("b", CallContext.None);

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Any_json_may_be_nothing()
    {
        foreach (Reply reply in new[] { Reply.Json("", 204), Reply.Json(""), Reply.Json("") with { Chunked = true }, Reply.Json("") with { UntilClose = true } })
        {
            await using var server = HostileServer.Start(reply);
            using ProspectingClient client = Clients.For(server);
            Assert.Equal(JsonValueKind.Undefined, (await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None)).ValueKind);
        }
    }

    [Fact]
    public async Task The_examples_of_the_references_are_read_in_full()
    {
        await using var server = HostileServer.Start(r => Reply.Json(Seeds.Read(r.Query("seed") ?? Seed(r))));
        using ProspectingClient client = Clients.For(server);

        Assert.Equal("Avery Stone", (await client.GetLeadListsAsync(CallContext.None))[0].Name);
        Assert.Equal("507f1f77bcf86cd799439011", (await client.GetSavedSearchesAsync(CallContext.None))[0].SavedSearchId);
        ProspectingJob job = await client.StartJobAsync(new StartJobRequest(), "k", CallContext.None);
        Assert.Equal(("507f1f77bcf86cd799439011", "queued", new DateTimeOffset(2026, 4, 28, 15, 30, 0, TimeSpan.Zero)), (job.JobId, job.Status, job.CreatedAt));
        Assert.True(job.Replayed);

        using CursorPager<Prospect> prospects = client.GetProspects("a", new PageOptions { First = 1 }, CallContext.None);
        Page<Prospect> page = (await prospects.NextAsync())!;
        Assert.Equal("eyJjcmVhdGVkQXQiOiIyMDI2LTA0LTI4VDE1OjMwOjAwLjAwMFoifQ", page.NextCursor);
        Prospect p = page.Items[0];
        Assert.Equal((25L, "person@example.com", true, "active"), (p.Company!.FollowerCount!.Value, p.Emails![0].Email, p.Premium!.Value, p.ChatStatus));
        Assert.Null(p.Extra);
        Assert.Null(p.Company.Extra);

        ContactList list = (await client.GetContactLists(new PageOptions { First = 1 }, CallContext.None).AllAsync())[0];
        Assert.Equal(("abc123", 47L), (list.ListId, list.ContactCount!.Value));
        Assert.Equal(["US", "GB"], list.Filters!.Countries);
        Contact contact = (await client.GetContacts("abc123", new PageOptions { First = 1 }, CallContext.None).AllAsync())[0];
        Assert.Equal("https://www.linkedin.com/sales/lead/ACwAAABOW1g", contact.LinkedInSalesNavigatorProfileUrl);
        Assert.Equal(["MANAGER"], contact.Seniority);
    }

    private static string Seed(RecordedRequest r) => r.Path.Split('/')[^1] switch
    {
        "lead-lists" => "000-lead-lists-200",
        "saved-searches" => "001-saved-searches-200",
        "prospecting" => "004-start-job-200",
        "prospects" => "003-audience-prospects-200",
        "lists" => "002-contact-lists-200",
        _ => "002-contacts-200",
    };

    internal static async Task<Prospect> OneAsync(string json)
    {
        await using var server = HostileServer.Start(Wire.Ok($$"""{"items":[{{json}}]}"""));
        using ProspectingClient client = Clients.For(server);
        return Assert.Single(await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync());
    }
}
