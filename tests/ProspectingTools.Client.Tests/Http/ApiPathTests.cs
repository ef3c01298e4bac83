using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

public sealed class ApiPathTests
{
    [Theory]
    [InlineData("/v1/credits", ApiKind.ContactLists)]
    [InlineData("/v1/credits?x", ApiKind.ContactLists)]
    [InlineData("/v1/credits/?x=1", ApiKind.ContactLists)]
    [InlineData("/v1/connectors?x=1", ApiKind.ContactLists)]
    [InlineData("/v1/contacts/lists", ApiKind.ContactLists)]
    [InlineData("/v1/contacts/search", ApiKind.ContactLists)]
    [InlineData("/v1/contacts?limit=1", ApiKind.ContactLists)]
    [InlineData("/v1/accounts/../credits", ApiKind.ContactLists)]
    [InlineData("/v1/contactsfoo", ApiKind.Prospecting)]
    [InlineData("/v1/contacts-x/lists", ApiKind.Prospecting)]
    [InlineData("/v1/creditscore", ApiKind.Prospecting)]
    [InlineData("/v1/accounts?next=/v1/credits", ApiKind.Prospecting)]
    [InlineData("/v1/contacts/../accounts", ApiKind.Prospecting)]
    [InlineData("/v1/accounts/g/audiences", ApiKind.Prospecting)]
    public void A_path_has_the_API_that_it_will_reach(string path, ApiKind api) => Assert.Equal(api, ApiPath.ApiOf(path));

    [Theory]
    [InlineData("/v1/accounts/%2e%2e/x")]
    [InlineData("/v1/accounts/%2E./audiences/x")]
    [InlineData("/v1/accounts/g%20h/..\\x/../y")]
    [InlineData("/v1/accounts#x")]
    [InlineData("/v1/accounts?x=1")]
    [InlineData("/v1/%2e%2E")]
    public async Task A_path_that_would_become_another_is_not_sent(string path)
    {
        await using var server = HostileServer.Start(Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get(path), CallContext.None));
        Assert.Equal(ClientErrorCodes.PathChanged, e.Code);
        Assert.Equal(FailureKind.Refused, e.Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("..%2Fevil")]
    [InlineData("../evil")]
    [InlineData("a/b?c#d e%")]
    [InlineData("日本")]
    public async Task An_id_of_any_letters_stays_one_part_of_its_route(string id)
    {
        await using var server = HostileServer.Start(Wire.Ok("""{"id":"a"}"""));
        using ProspectingClient client = Clients.For(server);
        await client.GetAudienceAsync(id, CallContext.None);
        string[] parts = server.Requests[0].Target.Split('/');
        Assert.Equal(6, parts.Length);
        Assert.Equal(id, Uri.UnescapeDataString(parts[5]));
    }

    // Whatever stands in a path and means no other one: escapes, points, colons, slashes.
    [Theory]
    [InlineData("/v1/x%20y")]
    [InlineData("/v1/x%20y/https://example.com/z")]
    [InlineData("/v1/x%2Fy//z/")]
    [InlineData("/%20")]
    [InlineData("/v1/./x/../y")]
    public async Task A_path_that_stays_what_it_is_is_sent(string path)
    {
        await using var server = HostileServer.Start(Reply.Json("{}"));
        foreach (string under in new[] { "/", "/api", "/api/" })
        {
            using var client = new ProspectingClient(new ClientOptions { BaseUri = new Uri(server.Uri, under), Key = Clients.Key, NoProxy = true });
            await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get(path), CallContext.None);
            Assert.Equal(new Uri(server.Uri.GetLeftPart(UriPartial.Authority) + under.TrimEnd('/') + path).PathAndQuery, server.Requests[^1].Target);
        }
    }

    [Fact]
    public async Task A_port_that_speaks_http_is_said_to_do_so()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Task answering = AnswerAsync(listener);
        using var client = new ProspectingClient(new ClientOptions { BaseUri = new Uri($"https://127.0.0.1:{port}"), Key = Clients.Key, NoProxy = true, Retry = Clients.Never });
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None));
        await answering;
        Assert.Equal(ClientErrorCodes.NetworkError, e.Code);
        Assert.Contains($"http://127.0.0.1:{port}", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("certificate", e.Message, StringComparison.Ordinal);
    }

    // As every server of HTTP does with a greeting in TLS.
    private static async Task AnswerAsync(TcpListener listener)
    {
        using TcpClient connection = await listener.AcceptTcpClientAsync();
        NetworkStream stream = connection.GetStream();
        _ = await stream.ReadAsync(new byte[4096]);
        await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
    }
}
