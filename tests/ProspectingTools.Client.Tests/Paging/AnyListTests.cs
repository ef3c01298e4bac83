using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

/// <summary>Lists without types have the same rules as those with.</summary>
public sealed class AnyListTests
{
    [Theory]
    [InlineData("/v1/new", "limit=100")]
    [InlineData("/v1/new?status=running&limit=7", "limit=100&status=running&limit=7")]
    public async Task A_cursor_list_is_read_to_its_end(string path, string firstQuery)
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 250));
        using ProspectingClient client = Clients.For(server);

        List<JsonElement> all = await client.GetAnyList(ApiKind.Prospecting, path, CallContext.None).AllAsync();

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"p{i}"), all.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal("/v1/new?" + firstQuery, server.Requests[0].Target);
    }

    [Fact]
    public async Task An_offset_list_is_read_to_its_end()
    {
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 250));
        using ProspectingClient client = Clients.For(server);

        List<JsonElement> all = await client.GetAnyList(ApiKind.ContactLists, "/v1/new", CallContext.None).AllAsync();

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"c{i}"), all.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"items":[1],"nextCursor":"x","hasMore":true}""")]
    [InlineData("""{"items":[1],"nextCursor":null,"hasMore":true}""")]
    public async Task A_cursor_list_that_does_not_advance_is_stuck(string data)
    {
        await using var server = HostileServer.Start(Wire.Ok(data));
        using ProspectingClient client = Clients.For(server);
        await FailAsync(client, ApiKind.Prospecting, ClientErrorCodes.CursorStuck);
    }

    [Fact]
    public async Task An_offset_list_that_does_not_advance_is_stuck()
    {
        await using var server = HostileServer.Start(Reply.Json(Wire.OffsetPage([0, 1], 10, 2, 0, true)));
        using ProspectingClient client = Clients.For(server);
        await FailAsync(client, ApiKind.ContactLists, ClientErrorCodes.CursorStuck);
    }

    [Theory]
    [InlineData(ApiKind.Prospecting, """{"success":true,"data":{"folders":[]}}""", ClientErrorCodes.ListMissing)]
    [InlineData(ApiKind.Prospecting, """{"success":true,"data":[1,2]}""", ClientErrorCodes.InvalidResponse)]
    [InlineData(ApiKind.ContactLists, """{"remainingCredits":4200}""", ClientErrorCodes.ListMissing)]
    [InlineData(ApiKind.ContactLists, """[1,2]""", ClientErrorCodes.InvalidResponse)]
    [InlineData(ApiKind.ContactLists, """{"items":7}""", ClientErrorCodes.InvalidResponse)]
    public async Task What_is_no_list_is_said_to_be_none(ApiKind api, string body, string code)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);
        await FailAsync(client, api, code);
    }

    [Fact]
    public async Task A_failure_inside_of_a_200_keeps_its_code()
    {
        await using var server = HostileServer.Start(Wire.Fail(200, "NOT_TODAY"));
        using ProspectingClient client = Clients.For(server);
        await FailAsync(client, ApiKind.Prospecting, "NOT_TODAY");
    }

    [Theory]
    [InlineData("""{"items":[{"id":1}],"total":"1","hasMore":"false"}""")]
    [InlineData("""{"items":[{"id":1}],"total":null,"hasMore":null}""")]
    [InlineData("""{"items":[{"id":1}]}""")]
    public async Task Values_of_other_kinds_do_not_break_it(string body)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);
        Assert.Single(await client.GetAnyList(ApiKind.ContactLists, "/v1/new", CallContext.None).AllAsync());
    }

    private static async Task FailAsync(ProspectingClient client, ApiKind api, string code)
    {
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.GetAnyList(api, "/v1/new", CallContext.None).AllAsync().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(code, e.Code);
    }
}
