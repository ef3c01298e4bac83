using System;
using System.Net;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Plain http is allowed to this machine because it does not cross the network: a proxy elsewhere must not change that.</summary>
public sealed class ProxyTests
{
    private const string Credits = """{"remainingCredits":1}""";

    [Fact]
    public async Task What_is_meant_for_this_machine_does_not_go_to_a_proxy_elsewhere()
    {
        await using var server = HostileServer.Start(Reply.Json(Credits));

        // An address of the block for documentation: nothing answers there.
        await ReadAsync(server.Uri, new WebProxy("http://192.0.2.1:3128"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_proxy_on_this_machine_is_used()
    {
        await using var server = HostileServer.Start(Reply.Json("", 500));
        await using var proxy = HostileServer.Start(Reply.Json(Credits));

        await ReadAsync(server.Uri, new WebProxy(proxy.Uri));

        Assert.Empty(server.Requests);
        Assert.Equal(server.Uri.AbsoluteUri + "v1/credits", Assert.Single(proxy.Requests).Target);
    }

    [Fact]
    public async Task No_proxy_means_none()
    {
        await using var server = HostileServer.Start(Reply.Json(Credits));
        await using var proxy = HostileServer.Start(Reply.Json("", 500));

        await ReadAsync(server.Uri, new WebProxy(proxy.Uri), noProxy: true);

        Assert.Empty(proxy.Requests);
    }

    // By what the proxy of the machine says of an address, and where that proxy is.
    [Theory]
    [InlineData("http://127.0.0.1:5101", null, false, null)]
    [InlineData("http://127.0.0.1:5101", "http://192.0.2.1:3128", false, null)]
    [InlineData("http://localhost:5101", "http://192.0.2.1:3128", true, null)]
    [InlineData("http://127.0.0.1:5101", "http://127.0.0.1:3128", false, "http://127.0.0.1:3128")]
    [InlineData("http://127.0.0.1:5101", "http://127.0.0.1:3128", true, null)]
    [InlineData("https://api.example.com", "http://192.0.2.1:3128", false, "http://192.0.2.1:3128")]
    [InlineData("https://api.example.com", "http://127.0.0.1:3128", false, "http://127.0.0.1:3128")]
    [InlineData("https://api.example.com", "http://192.0.2.1:3128", true, null)]
    [InlineData("https://api.example.com", null, false, null)]
    public void A_proxy_has_what_may_go_through_it(string destination, string? proxy, bool isLeftOut, string? used)
    {
        var machine = new MachineProxy(proxy is null ? null : new Uri(proxy), isLeftOut) { Credentials = new NetworkCredential("a", "b") };
        var bypass = new LoopbackBypass(machine);
        var address = new Uri(destination);
        Assert.Equal(used is null, bypass.IsBypassed(address));
        Assert.Equal(used, used is null ? null : bypass.GetProxy(address)?.GetLeftPart(UriPartial.Authority));

        // Who asks for it alone is not led to another machine either.
        Assert.True(!address.IsLoopback || bypass.GetProxy(address)?.IsLoopback != false);
        Assert.Same(machine.Credentials, bypass.Credentials);
        bypass.Credentials = null;
        Assert.Null(machine.Credentials);
    }

    private static async Task ReadAsync(Uri server, IWebProxy proxy, bool noProxy = false)
    {
        using var client = new ProspectingClient(new ClientOptions
        {
            BaseUri = server,
            Key = Clients.Key,
            Proxy = proxy,
            NoProxy = noProxy,
            Retry = Clients.Never,
            Timeout = TimeSpan.FromSeconds(10),
        });
        Assert.Equal(1, (await client.GetCreditsAsync(CallContext.None)).RemainingCredits);
    }

    private sealed class MachineProxy(Uri? proxy, bool isLeftOut) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => proxy;

        public bool IsBypassed(Uri host) => isLeftOut;
    }
}
