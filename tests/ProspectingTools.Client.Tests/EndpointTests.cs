using System;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests;

/// <summary>Every row of both endpoint tables: method, path, query and body as they go over the wire.</summary>
public sealed class EndpointTests
{
    private const string Id = "a/b ü?#";
    private const string Escaped = "a%2Fb%20%C3%BC%3F%23";
    private static readonly string s_ag = "/v1/accounts/" + Clients.Group;
    private static readonly PageOptions s_one = new() { First = 1 };

    public static TheoryData<string, string, Func<ProspectingClient, Task>> Calls => new()
    {
        { "GET /v1/accounts", "", c => c.GetAccountGroupsAsync(CallContext.None) },
        { $"GET {s_ag}/sales-navigator/lead-lists", "", c => c.GetLeadListsAsync(CallContext.None) },
        { $"GET {s_ag}/sales-navigator/saved-searches", "", c => c.GetSavedSearchesAsync(CallContext.None) },
        { $"POST {s_ag}/prospecting", """{"source":"url_upload","urls":["u"],"searchEmails":true}""", c => c.StartJobAsync(new StartJobRequest { Source = "url_upload", Urls = ["u"], SearchEmails = true }, "k", CallContext.None) },
        { $"POST {s_ag}/prospecting", """{"source":"sales_navigator","leadListId":"l","maxResults":5,"audienceName":"n"}""", c => c.StartJobAsync(new StartJobRequest { Source = "sales_navigator", LeadListId = "l", MaxResults = 5, AudienceName = "n" }, "k", CallContext.None) },
        { $"GET {s_ag}/prospecting?limit=1&status=running", "", c => c.GetJobs("running", s_one, CallContext.None).AllAsync() },
        { $"GET {s_ag}/prospecting?limit=1", "", c => c.GetJobs(null, s_one, CallContext.None).AllAsync() },
        { $"GET {s_ag}/prospecting/{Escaped}", "", c => c.GetJobAsync(Id, CallContext.None) },
        { $"POST {s_ag}/prospecting/{Escaped}/cancel", "", c => c.CancelJobAsync(Id, CallContext.None) },
        { $"GET {s_ag}/prospects/by-provider-id/{Escaped}", "", c => c.ResolveProviderIdAsync(Id, CallContext.None) },
        { $"GET {s_ag}/audiences?limit=1", "", c => c.GetAudiences(s_one, CallContext.None).AllAsync() },
        { $"GET {s_ag}/audiences/{Escaped}", "", c => c.GetAudienceAsync(Id, CallContext.None) },
        { $"GET {s_ag}/audiences/navigation", "", c => c.GetNavigationAsync(CallContext.None) },
        { $"POST {s_ag}/audiences", """{"name":"n","type":"on_demand"}""", c => c.CreateAudienceAsync(new CreateAudienceRequest { Name = "n", Type = "on_demand" }, CallContext.None) },
        { $"PATCH {s_ag}/audiences/{Escaped}", """{"description":"d"}""", c => c.UpdateAudienceAsync(Id, new UpdateAudienceRequest { Description = "d" }, CallContext.None) },
        { $"DELETE {s_ag}/audiences/{Escaped}", "", c => c.DeleteAudienceAsync(Id, CallContext.None) },
        { $"POST {s_ag}/audiences/{Escaped}/move-to-folder", """{"folderId":"f"}""", c => c.MoveAudienceAsync(Id, "f", CallContext.None) },
        { $"POST {s_ag}/audiences/{Escaped}/remove-from-folder", "", c => c.MoveAudienceAsync(Id, null, CallContext.None) },
        { $"POST {s_ag}/audiences/{Escaped}/move-leads", """{"targetAudienceId":"t","leadIds":["p1"]}""", c => c.MoveProspectsAsync(Id, new MoveLeadsRequest { TargetAudienceId = "t", LeadIds = ["p1"] }, CallContext.None) },
        { $"POST {s_ag}/audiences/folders", """{"name":"n","audienceType":"monitoring"}""", c => c.CreateFolderAsync(new CreateFolderRequest { Name = "n", AudienceType = "monitoring" }, CallContext.None) },
        { $"PATCH {s_ag}/audiences/folders/{Escaped}", """{"name":"n"}""", c => c.RenameFolderAsync(Id, "n", CallContext.None) },
        { $"GET {s_ag}/audiences/{Escaped}/prospects?cursor=x%26y&limit=1", "", c => c.GetProspects(Id, new PageOptions { First = 1, Cursor = "x&y" }, CallContext.None).AllAsync() },
        { $"GET {s_ag}/prospects/{Escaped}/signals?minScore=80", "", c => c.GetSignalsAsync(Id, 80, CallContext.None) },
        { $"GET {s_ag}/prospects/{Escaped}/signals", "", c => c.GetSignalsAsync(Id, null, CallContext.None) },
        { $"POST {s_ag}/signals/scans", """{"signalSpecificationId":"s","audienceId":"a"}""", c => c.StartSignalScanAsync(new StartSignalScanRequest { SignalSpecificationId = "s", AudienceId = "a" }, "k", CallContext.None) },
        { $"POST {s_ag}/signals/scans", """{"signalSpecificationId":"s","audienceId":"a","prospectIds":["p"]}""", c => c.StartSignalScanAsync(new StartSignalScanRequest { SignalSpecificationId = "s", AudienceId = "a", ProspectIds = ["p"] }, "k", CallContext.None) },
        { $"GET {s_ag}/signals/scans?limit=1&status=failed", "", c => c.GetSignalScans("failed", s_one, CallContext.None).AllAsync() },
        { $"GET {s_ag}/signals/scans/{Escaped}", "", c => c.GetSignalScanAsync(Id, CallContext.None) },
        { $"POST {s_ag}/signals/scans/{Escaped}/cancel", "", c => c.CancelSignalScanAsync(Id, CallContext.None) },
        { $"GET {s_ag}/signal-specifications?limit=1", "", c => c.GetSignalSpecifications(s_one, CallContext.None).AllAsync() },
        { "GET /v1/contacts/lists?limit=1&offset=0", "", c => c.GetContactLists(s_one, CallContext.None).AllAsync() },
        { $"GET /v1/contacts/lists/{Escaped}", "", c => c.GetContactListAsync(Id, CallContext.None) },
        { $"PUT /v1/contacts/lists/{Escaped}", """{"name":"n"}""", c => c.RenameContactListAsync(Id, "n", CallContext.None) },
        { $"DELETE /v1/contacts/lists/{Escaped}", "", c => c.DeleteContactListAsync(Id, CallContext.None) },
        { $"GET /v1/contacts/lists/{Escaped}/contacts?limit=1&offset=3", "", c => c.GetContacts(Id, new PageOptions { First = 1, Skip = 3 }, CallContext.None).AllAsync() },
        { "GET /v1/connectors", "", c => c.GetConnectorsAsync(CallContext.None) },
        { "GET /v1/credits", "", c => c.GetCreditsAsync(CallContext.None) },
        { "GET /local/v1/info", "", c => c.GetServiceInfoAsync(CallContext.None) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Goes_over_the_wire_as_the_contract_says(string line, string body, Func<ProspectingClient, Task> call)
    {
        await using var server = HostileServer.Start(r => r.Path.StartsWith(s_ag, StringComparison.Ordinal) || r.Path == "/v1/accounts"
            ? Wire.Ok("""{"jobId":"j","scanId":"s"}""")
            : Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server);

        await call(client);

        RecordedRequest request = Assert.Single(server.Requests);
        Assert.Equal(line, request.ToString());
        Assert.Equal(body, request.Text);
        Assert.Equal(body.Length > 0 ? "application/json" : null, request.Header("Content-Type"));
        Assert.Equal("Bearer " + Clients.KeyText, request.Header("Authorization"));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_would_fold_the_path_is_refused(string id)
    {
        await using var server = HostileServer.Start(Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server);

        await Assert.ThrowsAsync<ArgumentException>(() => client.DeleteContactListAsync(id, CallContext.None));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Account_groups_are_read_to_the_last_page()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(r.Query("cursor") is null
            ? """{"items":[{"id":"g1"},null],"nextCursor":"c2","hasMore":true}"""
            : """{"items":[{"id":"g2"}],"nextCursor":null,"hasMore":false}"""));
        using ProspectingClient client = Clients.For(server);
        Assert.Equal(["g1", "g2"], (await client.GetAccountGroupsAsync(CallContext.None)).Select(group => group.AccountGroupId));
        Assert.Equal(["/v1/accounts", "/v1/accounts?cursor=c2"], server.Requests.Select(r => r.Target));
    }

    [Fact]
    public async Task A_base_address_with_a_path_keeps_it()
    {
        await using var server = HostileServer.Start(Reply.Json("{}"));
        using var client = new ProspectingClient(new ClientOptions { BaseUri = new Uri(server.Uri, "/proxy/api/"), Key = Clients.Key, NoProxy = true });

        await client.GetCreditsAsync(CallContext.None);

        Assert.Equal("/proxy/api/v1/credits", server.Requests.Single().Path);
    }

    [Fact]
    public void Without_an_account_group_a_call_says_what_to_do()
    {
        using var client = new ProspectingClient(new ClientOptions { BaseUri = new Uri("https://api.example.com"), Key = Clients.Key });

        var e = Assert.Throws<ProspectingApiException>(() => client.GetAudiences(s_one, CallContext.None));

        Assert.Equal(ClientErrorCodes.AccountGroupMissing, e.Code);
        client.UseAccountGroup("g");
        Assert.Equal("g", client.AccountGroupId);
    }

    [Fact]
    public async Task A_start_without_a_job_is_a_failure_that_carries_the_key()
    {
        await using var server = HostileServer.Start(Wire.Ok("{}"));
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.StartJobAsync(new StartJobRequest(), "key-1", CallContext.None));

        Assert.Equal(ClientErrorCodes.InvalidResponse, e.Code);
        Assert.Equal("key-1", e.IdempotencyKey);
        Assert.True(e.OutcomeUnknown);
    }
}
