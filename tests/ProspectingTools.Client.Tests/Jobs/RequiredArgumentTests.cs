using System;
using System.Net.Http;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>Who leaves out what is needed hears of it where that was done, and not from a wait that began without it.</summary>
public sealed class RequiredArgumentTests
{
    [Fact]
    public void What_a_wait_needs_is_asked_for_at_once()
    {
        using var client = new ProspectingClient(new ClientOptions { BaseUri = new Uri("https://api.example.com"), Key = Clients.Key });
        Assert.Throws<ArgumentNullException>("client", () => new JobWaiter(null!, new JobWaitOptions(), CallContext.None));
        Assert.Throws<ArgumentNullException>("options", () => new JobWaiter(client, null!, CallContext.None));
        Assert.Throws<ArgumentNullException>("context", () => new JobWaiter(client, new JobWaitOptions(), null!));
        Assert.Throws<ArgumentNullException>("client", () => new SignalScanWaiter(null!, new JobWaitOptions(), CallContext.None));
        Assert.Throws<ArgumentNullException>("client", () => new JobStarts(null!, null));
    }

    [Fact]
    public void What_a_request_needs_is_asked_for_at_once()
    {
        Assert.Throws<ArgumentNullException>("method", () => new ApiRequest(null!, "/v1/x"));
        Assert.Throws<ArgumentNullException>("path", () => new ApiRequest(HttpMethod.Get, null!));
    }
}
