using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>On a 401 the key is read again once, and the request repeated once if it changed (issue 4, "Rotation").</summary>
public sealed class KeyRefreshTests
{
    private const string Fresh = "sk_live_fresh";

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_rotated_key_goes_unnoticed(int retries)
    {
        await using var server = HostileServer.Start(OnlyFresh);
        using ProspectingClient client = Clients.For(server, new RetryPolicy { MaximumRetryCount = retries });
        Recorder recorder = Vault(Fresh);

        Assert.Equal(30, (await client.GetProspects("a", new PageOptions { PageSize = 10 }, recorder.Context()).AllAsync()).Count);
        Assert.Equal(30, (await client.GetProspects("a", new PageOptions { PageSize = 10 }, recorder.Context()).AllAsync()).Count);

        Assert.Equal(7, server.Requests.Count);
        Assert.Equal(1, recorder.Refreshes);
        Assert.Equal("The key was refused; the vault now has another one, which is used from now on.", Assert.Single(recorder.Notes));
        Assert.DoesNotContain(recorder.Entries, entry => entry.Message.Contains(Fresh, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_is_repeated_too_since_it_was_refused()
    {
        await using var server = HostileServer.Start(r => r.Header("Authorization") == "Bearer " + Fresh ? Wire.Ok(Wire.Job("j", "queued")) : Wire.Fail(401, "UNAUTHORIZED"));
        using ProspectingClient client = Clients.For(server);

        await client.CancelJobAsync("j", Vault(Fresh).Context());

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Clients.KeyText)]
    [InlineData("sk_live_wrong_too")]
    public async Task A_key_that_stays_refused_is_a_failure(string? kept)
    {
        await using var server = HostileServer.Start(OnlyFresh);
        using ProspectingClient client = Clients.For(server);
        Recorder recorder = Vault(kept);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(recorder.Context()));

        Assert.Equal(401, e.StatusCode);
        Assert.Equal(1, recorder.Refreshes);
        Assert.Equal(kept == "sk_live_wrong_too" ? 2 : 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_vault_that_fails_does_not_hide_the_refusal()
    {
        await using var server = HostileServer.Start(OnlyFresh);
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder { Vault = () => throw new InvalidOperationException("The vault is locked.") };

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(recorder.Context()));

        Assert.Equal(401, e.StatusCode);
        Assert.Contains(recorder.Notes, note => note.Contains("The vault is locked.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_at_the_same_time_all_survive()
    {
        await using var server = HostileServer.Start(OnlyFresh);
        using ProspectingClient client = Clients.For(server);
        Recorder recorder = Vault(Fresh);

        List<Prospect>[] lists = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetProspects("a", new PageOptions(), recorder.Context()).AllAsync()));
        int sent = server.Requests.Count;
        await client.GetProspects("a", new PageOptions(), recorder.Context()).AllAsync();

        Assert.All(lists, list => Assert.Equal(30, list.Count));
        Assert.Equal(sent + 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_stream_that_is_used_up_is_not_sent_again_with_another_key()
    {
        await using var server = HostileServer.Start(OnlyFresh);
        using ProspectingClient client = Clients.For(server);
        Recorder recorder = Vault(Fresh);
        var upload = new ApiRequest(HttpMethod.Post, "/v1/x") { StreamedBody = () => new ByteArrayContent([1]) };

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, upload, recorder.Context()));

        Assert.Equal(401, e.StatusCode);
        Assert.Single(server.Requests);
        Assert.Equal(0, recorder.Refreshes);
    }

    // The vault keeps the key of the API; the admin's is another, which nothing may be sent in the place of.
    [Fact]
    public async Task A_refused_admin_key_is_not_replaced_by_the_key_of_the_API()
    {
        await using var server = HostileServer.Start(OnlyFresh);
        using ProspectingClient client = Clients.For(server);
        Recorder recorder = Vault(Fresh);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.Admin(ApiKey.FromString("admin")).CountPeopleAsync(recorder.Context()));

        Assert.Equal(401, e.StatusCode);
        Assert.Equal("Bearer admin", Assert.Single(server.Requests).Header("Authorization"));
        Assert.Equal(0, recorder.Refreshes);
    }

    private static Recorder Vault(string? key) => new() { Vault = () => Task.FromResult(key is null ? null : ApiKey.FromString(key)) };

    private static Reply OnlyFresh(RecordedRequest request) =>
        request.Header("Authorization") == "Bearer " + Fresh ? Wire.Prospects(request, 30) : Wire.Fail(401, "UNAUTHORIZED");
}
