using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Crash;

/// <summary>A disk that is full, a folder that cannot be written, a database that is damaged.</summary>
[Trait("Category", "Slow")]
public sealed class StorageTests : IDisposable
{
    private const int SmallDiskMegabytes = 6;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public async Task Full_disk_refuses_new_work_keeps_what_there_is_and_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk(_folder["disk"], SmallDiskMegabytes);
        string filler = Path.Combine(disk.Path, "filler");
        string jobId;
        string audienceId = string.Empty;
        await using (ServiceProcess service = await ServiceProcess.StartAsync(Path.Combine(disk.Path, "data"), "--job-rate", "300"))
        {
            await service.Api.ImportAsync(StartupTests.People(500), "format=jsonl");
            jobId = await service.Api.StartJobAsync(
                """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=%22fictional%20person%22"}""");
            JsonNode running = await service.Api.WaitAsync(jobId, job => (long)job["importedCount"]! > 0);
            audienceId = (string)running["audienceId"]!;
            Fill(filler);

            Answer refused = await RefusedAsync(service.Api);
            Assert.Equal((507, ErrorCodes.StorageFull), (refused.Status, refused.Code));
            Assert.Equal(200, (await service.Api.GetAsync(Routes.Job(service.Api.Group, jobId))).Status);
            Assert.Equal(200, (await service.Api.GetAsync(Routes.Accounts)).Status);

            File.Delete(filler);
            Assert.Equal(201, (await service.Api.PostAsync(Routes.Audiences(service.Api.Group), """{"name":"room","type":"on_demand"}""")).Status);
            JsonNode job = await service.Api.WaitAsync(jobId);
            Assert.Equal(("completed", 500L), ((string?)job["status"], (long)job["importedCount"]!));
            Assert.Equal(500, (await service.Api.ProspectsAsync(audienceId)).Select(p => (string?)p["linkedinUrl"]).Distinct().Count());
            Assert.Equal(100_000 - 500, await service.Api.CreditsAsync());
            await service.StopAsync();
        }

        // A start on a full disk says so, and harms nothing.
        Fill(filler);
        CommandResult full = await ServiceProcess.RunAsync("--data", Path.Combine(disk.Path, "data"), "--sample", "20000", "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCodes.DataUnusable, full.ExitCode);
        Assert.Matches("full|space", full.Error);
        Assert.DoesNotContain("   at ", full.Error, StringComparison.Ordinal);
        File.Delete(filler);
        await using ServiceProcess again = await ServiceProcess.StartAsync(Path.Combine(disk.Path, "data"));
        Assert.Equal(500, (await again.Api.ProspectsAsync(audienceId)).Count);
    }

    [SqliteFact]
    public async Task File_that_is_damaged_inside_is_refused_and_the_copy_brings_it_back()
    {
        await using (ServiceProcess service = await ServiceProcess.StartAsync(_folder["data"], "--sample", "400"))
        {
            await service.StopAsync();
        }

        string database = DataFolder.DatabaseIn(_folder["data"]);
        CommandResult copied = await ServiceProcess.RunAsync("data", "backup", _folder["copy.db"], "--data", _folder["data"]);
        Assert.Equal((0, string.Empty), (copied.ExitCode, copied.Error));
        byte[] bytes = await File.ReadAllBytesAsync(database);
        new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, 16 * 1024));
        await File.WriteAllBytesAsync(database, bytes);

        CommandResult checkedFile = await ServiceProcess.RunAsync("data", "check", "--data", _folder["data"]);
        Assert.Equal(ExitCodes.DataUnusable, checkedFile.ExitCode);

        // After a clean stop nobody looks through the whole file; after a kill the next start does.
        await File.WriteAllTextAsync(Path.Combine(_folder["data"], "service.pid"), "1");
        CommandResult refused = await ServiceProcess.RunAsync("--data", _folder["data"], "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCodes.DataUnusable, refused.ExitCode);
        Assert.Contains(database, refused.Error, StringComparison.Ordinal);
        Assert.Contains("copy", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(database));

        File.Copy(_folder["copy.db"], database, overwrite: true);
        await using ServiceProcess restored = await ServiceProcess.StartAsync(_folder["data"]);
        Assert.Equal(400, restored.Ready.People);
        Assert.Equal(10, (await restored.Api.GetAsync(Routes.LeadLists(restored.Api.Group))).Items.Count);
    }

    [SqliteFact]
    public async Task Copy_is_made_beside_a_running_service_and_never_over_a_file()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(_folder["data"], "--sample", "30");
        CommandResult copied = await ServiceProcess.RunAsync("data", "backup", _folder["copy.db"], "--data", _folder["data"]);
        CommandResult again = await ServiceProcess.RunAsync("data", "backup", _folder["copy.db"], "--data", _folder["data"]);
        Assert.Equal((0, 2), (copied.ExitCode, again.ExitCode));
        Assert.Equal(0, (await ServiceProcess.RunAsync("data", "check", "--data", _folder["data"])).ExitCode);
        Assert.Equal(200, (await service.Api.GetAsync(Routes.Accounts)).Status);
    }

    [SmallDiskFact]
    public async Task Folder_that_is_mounted_read_only_is_told_with_exit_code_4()
    {
        using var disk = new SmallDisk(_folder["disk"], SmallDiskMegabytes);
        string data = Path.Combine(disk.Path, "data");
        await using (ServiceProcess service = await ServiceProcess.StartAsync(data, "--sample", "10"))
        {
            await service.StopAsync();
        }

        disk.MakeReadOnly();
        CommandResult result = await ServiceProcess.RunAsync("--data", data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCodes.DataUnusable, result.ExitCode);
        Assert.Contains(data, result.Error, StringComparison.Ordinal);
        Assert.Contains("--data", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Folder_by_another_name_is_still_the_same_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            // Links to folders need a right there that users do not have; the lock is of the file, whatever its name.
            return;
        }

        await using ServiceProcess first = await ServiceProcess.StartAsync(_folder["data"]);
        Directory.CreateSymbolicLink(_folder["link"], _folder["data"]);
        CommandResult second = await ServiceProcess.RunAsync("--data", _folder["link"], "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCodes.DataInUse, second.ExitCode);
        Assert.Equal(200, (await first.Api.GetAsync(Routes.Accounts)).Status);
    }

    private static async Task<Answer> RefusedAsync(Api api)
    {
        for (int i = 0; ; i++)
        {
            Answer answer = await api.PostAsync(Routes.Audiences(api.Group), $$"""{"name":"full-{{i}}","description":"{{new string('d', 1900)}}","type":"on_demand"}""");
            if (answer.Status != 201 || i > 5000)
            {
                return answer;
            }
        }
    }

    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.Create);
        try
        {
            for (; ;)
            {
                stream.Write(new byte[4096]);
                stream.Flush();
            }
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }
}
