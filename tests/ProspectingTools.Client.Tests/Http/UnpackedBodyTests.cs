using System;
using System.IO;
using System.IO.Compression;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Packed bodies: what is asked for is unpacked, what is not is refused, and giving one up in the middle does no harm.</summary>
public sealed class UnpackedBodyTests
{
    // Unpacking is native code: to take its memory away while it runs ended the whole process, and with it the user's session.
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_may_be_given_up_while_it_is_unpacked(bool logBodies)
    {
        const int Rounds = 40;
        const int DrawnFrom = 1126;
        var random = new Random(DrawnFrom + (logBodies ? 1 : 0));
        await using var server = HostileServer.Start(Reply.Json("\"" + new string(' ', 60_000_000) + "\"") with { Gzip = true });
        using ProspectingClient client = Clients.For(server, logBodies: logBodies);
        for (int i = 0; i < Rounds; i++)
        {
            using var stop = new CancellationTokenSource();
            Task<JsonElement> read = client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), new CallContext(null, stop.Token));
            while (server.Requests.Count <= i)
            {
                await Task.Yield();
            }

            await Task.Delay(random.Next(40), TestContext.Current.CancellationToken);
            await stop.CancelAsync();
            try
            {
                Assert.Equal(JsonValueKind.String, (await read).ValueKind);
            }
            catch (OperationCanceledException)
            {
                // It was not whole yet.
            }
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("identity")]
    public async Task What_was_asked_for_is_read(string encoding)
    {
        const string Json = """{"name":"Zoë"}""";
        bool isPacked = encoding != "identity";
        await using var server = HostileServer.Start(Reply.Json(string.Empty) with { Bytes = isPacked ? Packed(Json) : System.Text.Encoding.UTF8.GetBytes(Json), Headers = Encoding(encoding) });
        using ProspectingClient client = Clients.For(server);
        JsonElement read = await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None);
        Assert.Equal("Zoë", read.GetProperty("name").GetString());
        Assert.Equal("gzip", Assert.Single(server.Requests).Header("Accept-Encoding"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task What_was_not_asked_for_is_said(string encoding)
    {
        await using var server = HostileServer.Start(Reply.Json("{}") with { Headers = Encoding(encoding) });
        using ProspectingClient client = Clients.For(server);
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None));
        Assert.Equal(ClientErrorCodes.InvalidResponse, e.Code);
        Assert.Contains(encoding, e.Message, StringComparison.Ordinal);
    }

    private static System.Collections.Generic.Dictionary<string, string> Encoding(string name) => new() { ["Content-Encoding"] = name };

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
