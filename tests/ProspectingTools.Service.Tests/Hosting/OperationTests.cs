using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Hosting;

/// <summary>What those need who run the service: health, telemetry, logs, and a stop that loses nothing.</summary>
[Trait("Category", "Slow")]
public sealed class OperationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Health_needs_no_key()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(_folder.Path, "--sample", "10");
        using var nobody = new Api(service.Api.Address, string.Empty, key: null);
        Assert.Equal((200, "Healthy"), await HealthAsync(nobody, "live"));
        Assert.Equal((200, "Healthy"), await HealthAsync(nobody, "ready"));
    }

    [Fact]
    public async Task Not_ready_while_the_store_does_not_answer_or_the_service_stops()
    {
        await using StoreWithGroups data = await StoreWithGroups.CreateAsync(1, 1, 1);
        var store = new FaultyStore(data.Store);
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var check = new StoreHealthCheck(store, lifetime);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
        foreach (Exception fault in new Exception[] { new StoreBusyException("busy"), new StoreUnusableException("damaged"), new StoreFullException("full") })
        {
            store.BeforeRead = () => throw fault;
            Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        }

        store.BeforeRead = () => Task.CompletedTask;
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
        lifetime.StopApplication();
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());

        async Task<HealthStatus> StatusAsync() => (await check.CheckHealthAsync(new HealthCheckContext())).Status;
    }

    [Fact]
    public async Task Metrics_and_traces_go_where_the_standard_variables_say_and_hold_no_key()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        using HttpListener collector = Collect(received, out string address);
        await using (ServiceProcess service = await ServiceProcess.StartAsync(
            null,
            [("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=of-the-test")],
            "--sample", "50"))
        {
            await service.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await service.Api.LeadListAsync("Founders")}}"}""");
            await service.Api.GetAsync(Routes.Jobs(service.Api.Group) + "?cursor=" + ServiceProcess.SessionKey);
            await service.StopAsync();
        }

        string metrics = string.Concat(received.Where(r => r.Path == "/v1/metrics").Select(r => r.Body));
        string traces = string.Concat(received.Where(r => r.Path == "/v1/traces").Select(r => r.Body));
        foreach (string name in new[] { "prospecting.jobs.finished", "prospecting.jobs.prospects", "http.server.request.duration", "prospecting-service", "of-the-test" })
        {
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        }

        Assert.Contains("job chunk", traces, StringComparison.Ordinal);
        Assert.Contains("/v1/accounts/{accountGroupId}/prospecting", traces, StringComparison.Ordinal);
        Assert.DoesNotContain(ServiceProcess.SessionKey, metrics + traces, StringComparison.Ordinal);
        Assert.DoesNotContain(ServiceProcess.AdminKey, metrics + traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_of_json_is_an_object_a_line()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "50", "--log-format", "json");
        await service.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await service.Api.LeadListAsync("Founders")}}"}""");
        await service.StopAsync();
        JsonNode[] lines = [.. (await service.LogAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
        Assert.Contains(lines, line => line["State"]?["JobId"] is not null && (string?)line["LogLevel"] == "Information");

        // What is told before the log begins is not an exception.
        using var told = new StringWriter();
        Banner.WarnOfOpenAddress(told, new ServeOptions { JsonLog = true }, "http://0.0.0.0:5088");
        Banner.WarnOfOwnSessionKey(told, new ServeOptions { JsonLog = true, Store = "Host=h", SessionKey = ServiceProcess.SessionKey });
        JsonNode[] warnings = [.. told.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
        Assert.Equal(["Warning", "Warning"], warnings.Select(line => (string?)line["LogLevel"]));
    }

    private static async Task<(int Status, string Text)> HealthAsync(Api api, string what)
    {
        Answer answer = await api.GetAsync("/health/" + what);
        return (answer.Status, answer.Text);
    }

    private static HttpListener Collect(ConcurrentQueue<(string Path, string Body)> received, out string address)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var collector = new HttpListener();
        collector.Prefixes.Add(address + "/");
        collector.Start();
        _ = Task.Run(async () =>
        {
            while (collector.IsListening)
            {
                HttpListenerContext context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                received.Enqueue((context.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
                context.Response.Close();
            }
        });
        return collector;
    }
}
