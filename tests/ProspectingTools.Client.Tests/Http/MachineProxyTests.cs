using System.Net;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>The proxy of the machine is the process's own: nothing else runs while a test sets it.</summary>
[Collection(nameof(Alone))]
public sealed class MachineProxyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_proxy_of_its_own_a_connection_takes_the_machines_unless_it_shall_not(bool noProxy)
    {
        await using var server = HostileServer.Start(Reply.Json("""{"remainingCredits":1}"""));
        await using var proxy = HostileServer.Start(Reply.Json("""{"remainingCredits":2}"""));
        IWebProxy? before = WebRequest.DefaultWebProxy;
        WebRequest.DefaultWebProxy = new WebProxy(proxy.Uri);
        try
        {
            using var client = new ProspectingClient(new ClientOptions { BaseUri = server.Uri, Key = Clients.Key, NoProxy = noProxy, Retry = Clients.Never });
            Assert.Equal(noProxy ? 1 : 2, (await client.GetCreditsAsync(CallContext.None)).RemainingCredits);
        }
        finally
        {
            WebRequest.DefaultWebProxy = before;
        }
    }
}
