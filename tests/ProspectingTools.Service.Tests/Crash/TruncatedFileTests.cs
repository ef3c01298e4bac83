using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Crash;

/// <summary>A database file that was cut short, before the start and beneath a running service.</summary>
[Trait("Category", "Slow")]
public sealed class TruncatedFileTests : IAsyncLifetime
{
    private const int People = 2000;
    private const int PageSize = 16 * 1024;
    private const int Rounds = 3;

    private readonly TempFolder _folder = new();
    private string _database = string.Empty;
    private string _audience = string.Empty;
    private string[] _prospects = [];

    private string Data => _folder["data"];

    // A file with an audience in it, and a copy of it.
    public async ValueTask InitializeAsync()
    {
        _database = DataFolder.DatabaseIn(Data);
        await using (ServiceProcess service = await ServiceProcess.StartAsync(Data, "--sample", $"{People}"))
        {
            string list = await service.Api.LeadListAsync("Founders");
            JsonNode job = await service.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{list}}"}""");
            _audience = (string)job["audienceId"]!;
            _prospects = Texts(await service.Api.ProspectsAsync(_audience));
            await service.StopAsync();
        }

        Assert.Equal(0, (await ServiceProcess.RunAsync("data", "backup", _folder["copy.db"], "--data", Data)).ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // After an orderly end nobody looks through the whole file; its length is seen all the same.
    [SqliteTheory]
    [InlineData(2, 0)]
    [InlineData(1, PageSize)]
    [InlineData(1, 1)]
    [InlineData(100, 0)]
    public async Task File_that_was_cut_short_before_the_start_is_refused_and_stays_as_it_is(int divisor, int less)
    {
        long length = (new FileInfo(_database).Length / divisor) - less;
        Cut(_database, length);
        byte[] bytes = await File.ReadAllBytesAsync(_database);
        await AssertRefusedAsync();
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_database));
        await RestoreAsync();
    }

    [SqliteFact]
    public async Task File_of_a_few_bytes_is_refused()
    {
        Cut(_database, 10);
        await AssertRefusedAsync();
        Assert.Equal(10, new FileInfo(_database).Length);
    }

    // The size of a page is the file's own: one that an earlier version made has smaller ones.
    [SqliteFact]
    public async Task File_with_pages_of_another_size_is_used()
    {
        string folder = _folder["older"];
        string database = DataFolder.DatabaseIn(folder);
        Directory.CreateDirectory(folder);
        Execute(database, "PRAGMA page_size = 4096; CREATE TABLE first(x); DROP TABLE first");
        await using (ServiceProcess service = await ServiceProcess.StartAsync(folder, "--sample", "100"))
        {
            await service.StopAsync();
        }

        // As long as no file of larger pages can be.
        for (int i = 0; i < PageSize / 4096 && new FileInfo(database).Length % PageSize == 0; i++)
        {
            Execute(database, $"PRAGMA journal_mode = DELETE; CREATE TABLE more{i}(x)");
        }

        Assert.NotEqual(0, new FileInfo(database).Length % PageSize);
        await using ServiceProcess again = await ServiceProcess.StartAsync(folder);
        await again.Api.LeadListAsync("Founders");
    }

    // No row of it is wrong, what was missing is an error, nothing more is written, it does not start again on such a file, and
    // the copy brings all back.
    [SqliteFact]
    public async Task File_that_is_cut_short_beneath_a_running_service_gives_no_wrong_rows()
    {
        if (OperatingSystem.IsWindows())
        {
            // A file that is open cannot be cut short there.
            return;
        }

        await using (ServiceProcess service = await ServiceProcess.StartAsync(Data))
        {
            Assert.Equal(200, (await service.Api.GetAsync(Routes.Prospects(service.Api.Group, _audience) + "?limit=1")).Status);
            Cut(_database, new FileInfo(_database).Length / 4);
            int failed = 0;
            for (int i = 0; i < Rounds; i++)
            {
                failed += await ReadAsync(service.Api) ? 0 : 1;
            }

            Assert.True(failed > 0, "Three quarters of the file are gone, and nobody has noticed.");
            Assert.Equal(500, (await service.Api.PostAsync(Routes.Audiences(service.Api.Group), """{"name":"n","type":"on_demand"}""")).Status);
            await service.KillAsync();
        }

        await AssertRefusedAsync();
        await RestoreAsync();
    }

    // Whether everything came; what comes must be right.
    private async Task<bool> ReadAsync(Api api)
    {
        List<string> read = [];
        string? cursor = string.Empty;
        while (cursor is not null)
        {
            Answer page = await api.GetAsync($"{Routes.Prospects(api.Group, _audience)}?limit=100&cursor={Uri.EscapeDataString(cursor)}");
            if (page.Status != 200)
            {
                Assert.Equal((500, ErrorCodes.InternalError), (page.Status, page.Code));
                break;
            }

            read.AddRange(Texts(page.Items.Select(item => item!)));
            cursor = (string?)page.Data["nextCursor"];
        }

        Assert.Equal(_prospects.Take(read.Count), read);
        return read.Count == _prospects.Length;
    }

    private async Task AssertRefusedAsync()
    {
        CommandResult refused = await ServiceProcess.RunAsync("--data", Data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCodes.DataUnusable, refused.ExitCode);
        Assert.Contains(_database, refused.Error, StringComparison.Ordinal);
        Assert.Contains("copy", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
    }

    // As docs/reliability.md says.
    private async Task RestoreAsync()
    {
        File.Copy(_folder["copy.db"], _database, overwrite: true);
        File.Delete(_database + "-wal");
        File.Delete(_database + "-shm");
        await using ServiceProcess restored = await ServiceProcess.StartAsync(Data);
        Assert.Equal(_prospects, Texts(await restored.Api.ProspectsAsync(_audience)));
    }

    private static string[] Texts(IEnumerable<JsonNode> prospects) => [.. prospects.Select(p => p.ToJsonString())];

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Execute(sql);
    }

    private static void Cut(string file, long length)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        stream.SetLength(length);
    }
}
