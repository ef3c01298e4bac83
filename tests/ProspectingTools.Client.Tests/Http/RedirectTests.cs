using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Redirects to another host drop the key: they are not followed at all (design, decision 7).</summary>
public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Another_host_never_sees_the_request(int status)
    {
        await using var other = HostileServer.Start(Reply.Json("{}"));
        await using var server = HostileServer.Start(To(other.Uri.AbsoluteUri + "steal?q=1", status));
        using ProspectingClient client = Clients.For(server);

        ProspectingApiException e = await RefusedAsync(client, new ApiRequest(HttpMethod.Get, "/v1/x"));

        Assert.Equal(status, e.StatusCode);
        Assert.Empty(other.Requests);
        Assert.Single(server.Requests);
        Assert.Contains(other.Uri.Authority, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:{port}/v1/y")]
    [InlineData("https://127.0.0.1:{port}/v1/y")]
    [InlineData("//evil.example/v1/y")]
    [InlineData("ftp://127.0.0.1:{port}/v1/y")]
    [InlineData("mailto:a@b.example")]
    public async Task Neither_does_another_name_scheme_or_port(string location)
    {
        HostileServer? server = null;
        await using (server = HostileServer.Start(_ => To(location.Replace("{port}", $"{server!.Uri.Port}", StringComparison.Ordinal))))
        {
            using ProspectingClient client = Clients.For(server);
            await RefusedAsync(client, new ApiRequest(HttpMethod.Get, "/v1/x"));
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData("/v1/y?z=1")]
    [InlineData("y?z=1")]
    [InlineData("{origin}/v1/y?z=1")]
    public async Task A_read_is_followed_on_the_same_host(string location)
    {
        HostileServer? server = null;
        await using (server = HostileServer.Start(r => r.Path == "/v1/x"
            ? To(location.Replace("{origin}", server!.Uri.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))
            : Reply.Json("{\"ok\":true}")))
        {
            using ProspectingClient client = Clients.For(server);

            Assert.True((await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, "/v1/x"), CallContext.None)).GetProperty("ok").GetBoolean());

            Assert.Equal("/v1/y?z=1", server.Requests[1].Target);
            Assert.Equal("Bearer " + Clients.KeyText, server.Requests[1].Header("Authorization"));
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_change_is_not_followed_anywhere(string method)
    {
        await using var server = HostileServer.Start(To("/v1/y", 307));
        using ProspectingClient client = Clients.For(server);

        await RefusedAsync(client, new ApiRequest(new HttpMethod(method), "/v1/x") { Body = [1] });

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_circle_ends()
    {
        await using var server = HostileServer.Start(To("/v1/x"));
        using ProspectingClient client = Clients.For(server);

        await RefusedAsync(client, new ApiRequest(HttpMethod.Get, "/v1/x"));

        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_a_failure_like_any_other()
    {
        await using var server = HostileServer.Start(new Reply { Status = 302 });
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));

        Assert.Equal("HTTP_302", e.Code);
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://192.168.0.1")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:secret@api.example.com")]
    [InlineData("http://user:secret@api.example.com")]
    [InlineData("https://secret@127.0.0.1")]
    public void An_address_that_would_show_the_key_is_refused(string address)
    {
        foreach (bool contactLists in new[] { false, true })
        {
            var options = new ClientOptions
            {
                BaseUri = contactLists ? new Uri("https://api.example.com") : new Uri(address),
                ContactListUri = contactLists ? new Uri(address) : null,
                Key = Clients.Key,
            };
            var e = Assert.Throws<ProspectingApiException>(() => new ProspectingClient(options));
            Assert.Equal(ClientErrorCodes.InsecureUri, e.Code);
            Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://api.example.com", true)]
    [InlineData("https://127.0.0.1:5101", true)]
    [InlineData("http://127.0.0.1:5101", true)]
    [InlineData("http://localhost", true)]
    [InlineData("http://[::1]:5101", true)]
    [InlineData("api.example.com", false)]
    [InlineData("/v1/x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void An_address_is_https_or_of_this_machine(string address, bool isTaken)
    {
        var uri = new Uri(address, address.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute);
        ProspectingApiException? refused = null;
        try
        {
            HttpClientFactory.RequireHttpsOrLoopback(uri);
        }
        catch (ProspectingApiException e)
        {
            refused = e;
        }

        Assert.Equal(isTaken ? null : ClientErrorCodes.InsecureUri, refused?.Code);
        Assert.True(isTaken || refused!.Message.StartsWith($"'{uri}' is refused", StringComparison.Ordinal));
    }

    // A server's cookies are nobody's login here, and must not turn one call into another.
    [Fact]
    public async Task A_cookie_is_not_sent_back()
    {
        await using var server = HostileServer.Start(Reply.Json("{}") with { Headers = new Dictionary<string, string> { ["Set-Cookie"] = "who=me; Path=/" } });
        using ProspectingClient client = Clients.For(server);
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, "/v1/x"), CallContext.None);
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, "/v1/x"), CallContext.None);
        Assert.Null(server.Requests[1].Header("Cookie"));
    }

    [Theory]
    [InlineData("@evil.example/v1")]
    [InlineData(".evil.example/v1")]
    [InlineData("v1/x")]
    [InlineData("")]
    public void A_path_that_could_turn_into_a_host_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => new ApiRequest(HttpMethod.Get, path));

    [Theory]
    [InlineData("//evil.example/v1")]
    [InlineData("/\\evil.example/v1")]
    [InlineData("/../../evil")]
    public async Task A_strange_path_stays_on_its_host(string path)
    {
        await using var server = HostileServer.Start(Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server);

        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, path), CallContext.None);

        Assert.Single(server.Requests);
    }

    private static Reply To(string location, int status = 302) =>
        new() { Status = status, Headers = new Dictionary<string, string> { ["Location"] = location } };

    private static async Task<ProspectingApiException> RefusedAsync(ProspectingClient client, ApiRequest request)
    {
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, request, CallContext.None));
        Assert.Equal(ClientErrorCodes.RedirectRefused, e.Code);
        Assert.Equal(FailureKind.Refused, e.Kind);
        return e;
    }
}
