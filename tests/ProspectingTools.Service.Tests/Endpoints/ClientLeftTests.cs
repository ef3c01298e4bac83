using System;
using System.Linq;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Support;
using ProspectingTools.Testing.Fuzz;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>What the service's log says of requests whose client has gone before they ended.</summary>
[Trait("Category", "Slow")]
public sealed class ClientLeftTests
{
    // How long the service has to read the request, and later to see that the connection is gone. Nothing tells when it has, so
    // it is tried until it had; what must not be there is not there at any time. The lock is given back before the service gives up.
    private static readonly int[] s_seconds = [1, 1, 2, 2, 2, 2];

    // The test holds the database's write lock: the work waits for it while the client leaves, and fails after that.
    [SqliteTheory]
    [InlineData("POST", "/audiences/folders", """{"name":"f","audienceType":"on_demand"}""", 1)]
    [InlineData("DELETE", "/audiences/0123456789abcdef01234567", "", 0)]
    public async Task Error_after_the_client_has_left_is_no_unhandled_exception(string method, string path, string body, int lines)
    {
        int seen = -1;
        for (int i = 0; i < s_seconds.Length && seen != lines; i++)
        {
            seen = await LinesAsync(method, path, body, TimeSpan.FromSeconds(s_seconds[i]));
            Assert.InRange(seen, 0, lines);
        }

        Assert.Equal(lines, seen);
    }

    // The number of lines that an error after the client's end has left in the log.
    private static async Task<int> LinesAsync(string method, string path, string body, TimeSpan noticed)
    {
        using var folder = new TempFolder();
        await using ServiceProcess service = await ServiceProcess.StartAsync(folder.Path);

        // A first request is compiled while it runs; the engine's look for jobs could then be the writer that waits, and the request not even begun.
        Assert.Equal(201, (await service.Api.PostAsync(Routes.Folders(service.Api.Group), """{"name":"first","audienceType":"on_demand"}""")).Status);
        using (var other = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(folder.Path)};Pooling=False"))
        {
            await other.OpenAsync();
            await other.ExecuteAsync("BEGIN IMMEDIATE; ALTER TABLE folders RENAME TO folders_away");
            using (var client = new RawHttp(service.Api.Address))
            {
                client.Send($"{method} {Routes.Accounts}/{service.Api.Group}{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {ServiceProcess.SessionKey}\r\n"
                    + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
                await Task.Delay(noticed);
            }

            await Task.Delay(noticed);
            await other.ExecuteAsync("COMMIT");
        }

        // Writers take turns, so that what was left has ended when this one has.
        Assert.Equal(201, (await service.Api.PostAsync(Routes.Audiences(service.Api.Group), """{"name":"a","type":"on_demand"}""")).Status);
        await service.StopAsync();
        string log = await service.LogAsync();
        Assert.DoesNotContain("unhandled", log, StringComparison.OrdinalIgnoreCase);
        int lines = log.Split('\n').Count(line => line.Contains($"{method} {Routes.Accounts}", StringComparison.Ordinal) && line.Contains("trace id", StringComparison.Ordinal));
        Assert.Equal(lines, log.Split('\n').Count(line => line.Contains("fail:", StringComparison.Ordinal)));
        return lines;
    }
}
