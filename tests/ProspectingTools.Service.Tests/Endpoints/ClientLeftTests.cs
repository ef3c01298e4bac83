using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using ProspectingTools.Testing.Fuzz;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>What the service's log says of requests whose client has gone before they ended.</summary>
public sealed class ClientLeftTests
{
    private const string Key = "sk_live_key_of_who_leaves";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly string[] s_requests =
    [
        """POST /audiences/folders {"name":"f","audienceType":"on_demand"}""",
        """POST /audiences {"name":"a","type":"on_demand"}""",
        "DELETE /audiences/0123456789abcdef01234567 ",
    ];

    // How the work ends, and the lines that are worth: what the service itself did wrong has one.
    private static readonly (Exception? End, int Lines)[] s_ends =
    [
        (null, 0),
        (RuleException.NotFound("folder", "f"), 0),
        (new OperationCanceledException(), 0),
        (new InvalidOperationException("A fault of the service."), 1),
        (new StoreFullException("The disk is full."), 1),
    ];

    [Theory]
    [Trait("Category", "Slow")]
    [StoreData]
    public async Task Error_after_the_client_has_left_is_no_unhandled_exception(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        foreach (string request in s_requests)
        {
            foreach ((Exception? end, int lines) in s_ends)
            {
                string[] faults = await FaultsAsync(new FaultyStore(store), request, end);
                Assert.True(faults.Length == lines, $"{request} {end?.Message}: {string.Join('\n', faults)}");
                Assert.All(faults, line => Assert.Matches($"^{request.Split(' ')[0]} {Routes.Accounts}/.+ failed, trace id .+", line));
            }
        }
    }

    // The errors in the log of a service whose client leaves in the middle. The work is under way by then, and ends after the service has
    // seen that the client is gone: both tell it, so that nothing is waited out.
    private static async Task<string[]> FaultsAsync(FaultyStore store, string request, Exception? end)
    {
        var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new ServeOptions { Urls = "http://127.0.0.1:0", SessionKey = Key };
        Workspace workspace = await Workspace.OpenAsync(store, options.Rules, TimeProvider.System, CancellationToken.None);
        using var log = new WrittenLog();
        await using WebApplication app = ServiceApp.Build(options, store, workspace);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        app.Use(async (http, next) =>
        {
            using CancellationTokenRegistration gone = http.RequestAborted.Register(() => left.TrySetResult());
            await next(http);
        });
        store.During = async () =>
        {
            underWay.TrySetResult();
            await left.Task;
            if (end is not null)
            {
                throw end;
            }
        };
        await app.StartAsync();

        string[] parts = request.Split(' ', 3);
        using (var client = new RawHttp(new Uri(app.Urls.First())))
        {
            client.Send($"{parts[0]} {Routes.Accounts}/{workspace.Group.Id}{parts[1]} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Key}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {parts[2].Length}\r\n\r\n{parts[2]}");
            await underWay.Task.WaitAsync(s_patience);
        }

        await left.Task.WaitAsync(s_patience);

        // Waits for the request, and for what the server itself would say of it.
        await app.StopAsync();
        return [.. log.Lines.Where(line => line.Level >= LogLevel.Error || line.Text.Contains("unhandled", StringComparison.OrdinalIgnoreCase)).Select(line => line.Text)];
    }
}
