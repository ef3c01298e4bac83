using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Json;

namespace ProspectingTools.Benchmarks;

/// <summary>One small answer over loopback with no fault: what the transport adds to HttpClient.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("request without a fault")]
public sealed class Requests : IAsyncDisposable
{
    private static readonly byte[] s_answer = Encoding.ASCII.GetBytes("""{"success":true,"data":{"jobId":"j-1","status":"running"},"error":null,"traceId":"t-1"}""");

    private WebApplication? _server;
    private HttpClient? _http;
    private ProspectingClient? _client;
    private Uri? _target;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(http =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = s_answer.Length;
            return http.Response.Body.WriteAsync(s_answer).AsTask();
        });
        await _server.StartAsync();
        string address = System.Linq.Enumerable.First(_server.Urls);
        _target = new Uri(address + "/v1/accounts/ag/prospecting/j-1");
        _http = new HttpClient();
        _client = new ProspectingClient(new ClientOptions { BaseUri = new Uri(address), Key = ApiKey.FromString("sk_live_benchmark"), AccountGroupId = "ag", UserAgent = "benchmark" });
    }

    [Benchmark(Baseline = true)]
    public async Task<object?> BareHttpClient()
    {
        using HttpResponseMessage response = await _http!.GetAsync(_target, HttpCompletionOption.ResponseHeadersRead);
        await using System.IO.Stream body = await response.Content.ReadAsStreamAsync();
        return await JsonSerializer.DeserializeAsync(body, WireJson.Context.EnvelopeProspectingJob);
    }

    [Benchmark]
    public async Task<object?> Transport() => await _client!.GetJobAsync("j-1", CallContext.None);

    [GlobalCleanup]
    public async Task CleanupAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _http?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
