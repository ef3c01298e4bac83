using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Hosting;

[Trait("Category", "Slow")]
public sealed class StartupTests : IDisposable
{
    private const string Everybody =
        """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=%22fictional%20person%22"}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SqliteFact]
    public async Task Second_start_on_the_same_folder_is_refused_and_names_the_first()
    {
        await using ServiceProcess first = await ServiceProcess.StartAsync(_folder.Path);
        CommandResult second = await ServiceProcess.RunAsync("--data", _folder.Path, "--urls", "http://127.0.0.1:0");

        Assert.Equal(3, second.ExitCode);
        Assert.Contains(_folder.Path, second.Error, StringComparison.Ordinal);
        Assert.Contains($"process {first.Pid}", second.Error, StringComparison.Ordinal);
        Assert.Equal(200, (await first.Api.GetAsync(Routes.Accounts)).Status);
    }

    [Theory]
    [InlineData("--plan", "gold")]
    [InlineData("--sample", "-1")]
    [InlineData("--job-rate", "0")]
    [InlineData("--no-such-option")]
    [InlineData("keys", "create", "--scopes", "everything")]
    public async Task Wrong_command_line_is_told_with_exit_code_2(params string[] arguments) =>
        Assert.Equal(2, (await ServiceProcess.RunAsync(arguments)).ExitCode);

    [Fact]
    public async Task Taken_port_is_told_in_one_line_with_the_way_out()
    {
        await using ServiceProcess first = await ServiceProcess.StartAsync(null);
        for (int round = 0; round < 3; round++)
        {
            CommandResult second = await ServiceProcess.RunAsync("--data", _folder.Path, "--urls", first.Ready.Address!);
            string line = Assert.Single(second.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal((ExitCodes.Failed, string.Empty), (second.ExitCode, second.Output));
            Assert.Contains($"Port {first.Api.Address.Port} of 127.0.0.1 is taken", line, StringComparison.Ordinal);
            Assert.Contains("--urls", line, StringComparison.Ordinal);
            if (OperatingSystem.IsLinux())
            {
                Assert.Contains($"process {first.Pid} (", line, StringComparison.Ordinal);
            }
        }
    }

    [SqliteTheory]
    [InlineData("keys", "list")]
    [InlineData("keys", "create")]
    [InlineData("credits", "add", "5")]
    [InlineData("data", "check")]
    [InlineData("data", "backup", "copy.db")]
    public async Task Only_a_start_makes_a_database(params string[] command)
    {
        string mistyped = _folder["daat"];
        CommandResult result = await ServiceProcess.RunAsync([.. command, "--data", mistyped]);
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(mistyped, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(mistyped));
    }

    [SqliteFact]
    public async Task Database_and_copies_are_of_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows has no such rights; the user's own folders are private there.
            return;
        }

        // A folder that others may read, with a database of an earlier version that they may read too.
        Directory.CreateDirectory(_folder["open"], (UnixFileMode)0b111_101_101);
        await using (ServiceProcess first = await ServiceProcess.StartAsync(_folder["open"], "--sample", "10"))
        {
            await first.StopAsync();
        }

        string database = DataFolder.DatabaseIn(_folder["open"]);
        File.SetUnixFileMode(database, (UnixFileMode)0b110_100_100);
        await using ServiceProcess service = await ServiceProcess.StartAsync(_folder["open"]);
        Assert.Equal(0, (await ServiceProcess.RunAsync("data", "backup", Path.Combine(_folder["open"], "copy.db"), "--data", _folder["open"])).ExitCode);
        foreach (string file in Directory.GetFiles(_folder["open"], "*.db*"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.True(new FileInfo(Path.Combine(_folder["open"], "copy.db")).Length > 0);
    }

    [SqliteFact]
    public async Task Damaged_data_are_told_with_exit_code_4_and_left_as_they_are()
    {
        byte[] damaged = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("this is no database. ", 400)));
        await File.WriteAllBytesAsync(_folder["prospecting.db"], damaged);
        CommandResult result = await ServiceProcess.RunAsync("--data", _folder.Path);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains(_folder.Path, result.Error, StringComparison.Ordinal);
        Assert.Contains("--data", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(_folder["prospecting.db"]));
    }

    [SqliteFact]
    public async Task Folder_that_cannot_be_made_is_told_with_exit_code_4()
    {
        await File.WriteAllTextAsync(_folder["file"], "in the way");
        CommandResult result = await ServiceProcess.RunAsync("--data", Path.Combine(_folder["file"], "data"));
        Assert.Equal(4, result.ExitCode);
    }

    [SqliteFact]
    public async Task First_start_shows_a_key_once_that_works_and_is_stored_as_a_hash_only()
    {
        (string banner, string key) = await BannerAsync();
        (string again, string none) = await BannerAsync();

        Assert.Contains(_folder.Path, banner, StringComparison.Ordinal);
        Assert.StartsWith("sk_live_", key, StringComparison.Ordinal);
        Assert.Empty(none);
        Assert.DoesNotContain(key, again, StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(_folder.Path))
        {
            Assert.DoesNotContain(key, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }

        await using ServiceProcess service = await ServiceProcess.StartAsync(_folder.Path);
        using var api = new Api(service.Api.Address, service.Api.Group, key);
        Assert.Equal(200, (await api.GetAsync(Routes.LeadLists(api.Group))).Status);
    }

    [Fact]
    public async Task Sample_is_made_once_and_can_grow()
    {
        foreach ((string count, long people) in new[] { ("40", 40L), ("40", 40), ("60", 60) })
        {
            await using ServiceProcess service = await ServiceProcess.StartAsync(_folder.Path, "--sample", count);
            Assert.Equal(people, service.Ready.People);
            Assert.Equal(10, (await service.Api.GetAsync(Routes.LeadLists(service.Api.Group))).Items.Select(l => (string?)l!["name"]).Distinct().Count());
            Assert.Equal(10, (await service.Api.GetAsync(Routes.LeadLists(service.Api.Group))).Items.Count);
            await service.StopAsync();
        }
    }

    [Fact]
    public async Task State_survives_and_a_stopped_job_goes_on_after_the_next_start()
    {
        string jobId;
        await using (ServiceProcess first = await ServiceProcess.StartAsync(_folder.Path, "--job-rate", "100"))
        {
            await first.Api.ImportAsync(People(200), "format=jsonl");
            jobId = await first.Api.StartJobAsync(Everybody);
            await first.Api.WaitAsync(jobId, job => (long)job["importedCount"]! > 0);
            (TimeSpan took, int exitCode) = await first.StopAsync();
            Assert.True(took < TimeSpan.FromSeconds(5), $"The stop took {took}.");
            Assert.Equal(OperatingSystem.IsWindows() ? -1 : 0, exitCode);
        }

        await using ServiceProcess second = await ServiceProcess.StartAsync(_folder.Path);
        JsonNode job = await second.Api.WaitAsync(jobId);
        Assert.Equal(("completed", 200L), ((string?)job["status"], (long)job["importedCount"]!));
        Assert.Equal(200, (await second.Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string?)p["linkedinUrl"]).Distinct().Count());
        Assert.Equal(100_000 - 200, await second.Api.CreditsAsync());
    }

    [Fact]
    public async Task Service_ends_with_the_program_that_started_it()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--exit-with-stdin");
        Assert.Equal(200, (await service.Api.GetAsync(Routes.LocalInfo)).Status);
        Assert.Equal(0, await service.CloseInputAsync());
    }

    // A terminal sends Ctrl+C to both.
    [Fact]
    public async Task Service_outlives_the_interrupt_of_what_the_program_that_started_it_was_doing()
    {
        if (OperatingSystem.IsWindows())
        {
            // A service started like this has no console there, so nothing is sent to it.
            return;
        }

        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--exit-with-stdin");
        Signals.Interrupt(service.Pid);
        await Task.Delay(500);
        Assert.Equal(200, (await service.Api.GetAsync(Routes.LocalInfo)).Status);
        Assert.Equal(0, await service.CloseInputAsync());
    }

    [Fact]
    public async Task Info_needs_no_key_and_names_the_process()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        using var nobody = new Api(service.Api.Address, service.Api.Group, key: null);
        JsonNode info = (await nobody.GetAsync(Routes.LocalInfo)).Json;
        Assert.Equal(("prospecting-service", service.Pid), ((string?)info["name"], (int)info["processId"]!));
    }

    [Fact]
    public async Task Keys_and_credits_are_changed_beside_a_running_service()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(_folder.Path);
        string key = (await ServiceProcess.RunAsync("keys", "create", "--data", _folder.Path, "--scopes", Scopes.ContactsRead, "--name", "reader")).Output.Trim();
        using var reader = new Api(service.Api.Address, service.Api.Group, key);
        Assert.Equal(200, (await reader.GetAsync(Routes.Credits)).Status);

        CommandResult added = await ServiceProcess.RunAsync("credits", "add", "500", "--data", _folder.Path, "--note", "test");
        Assert.Equal(0, added.ExitCode);
        Assert.Equal(100_500, await reader.CreditsAsync());

        string list = (await ServiceProcess.RunAsync("keys", "list", "--data", _folder.Path)).Output;
        Assert.Contains("reader", list, StringComparison.Ordinal);
        Assert.DoesNotContain("sk_live_", list, StringComparison.Ordinal);
        string keyId = list.Split('\n').Single(l => l.Contains("reader", StringComparison.Ordinal)).Split(' ')[0];
        Assert.Equal(0, (await ServiceProcess.RunAsync("keys", "revoke", keyId, "--data", _folder.Path)).ExitCode);
        Assert.Equal(401, (await reader.GetAsync(Routes.Credits)).Status);
        Assert.Equal(2, (await ServiceProcess.RunAsync("keys", "revoke", keyId, "--data", _folder.Path)).ExitCode);
    }

    [Fact]
    public async Task People_are_imported_from_a_file_by_command()
    {
        await File.WriteAllTextAsync(_folder["people.csv"], "Name,LinkedIn URL,Title\nAda Byron,linkedin.com/in/ada-b,Engineer\n,,\nBob Cox,linkedin.com/in/bob-c,Clerk\n");
        await ServiceProcess.MakeDatabaseAsync(_folder["data"]);
        CommandResult result = await ServiceProcess.RunAsync("people", "import", _folder["people.csv"], "--data", _folder["data"], "--list-name", "Mine");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2 people added", result.Output, StringComparison.Ordinal);
        await using ServiceProcess service = await ServiceProcess.StartAsync(_folder["data"]);
        JsonNode job = await service.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await service.Api.LeadListAsync("Mine")}}"}""");
        Assert.Equal(["Ada Byron", "Bob Cox"], (await service.Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string?)p["name"]));
    }

    internal static string People(int count) => string.Join('\n', Enumerable.Range(0, count)
        .Select(i => $$"""{"name":"Person {{i}}","linkedinUrl":"https://www.linkedin.com/in/person-{{i}}","about":"A fictional person."}"""));

    private async Task<(string Banner, string Key)> BannerAsync()
    {
        using Process process = ServiceProcess.Launch(["--data", _folder.Path, "--urls", "http://127.0.0.1:0", "--exit-with-stdin"]);
        List<string> lines = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains("Ctrl+C", StringComparison.Ordinal))
            {
                process.StandardInput.Close();
            }
        }

        await process.WaitForExitAsync();
        string banner = string.Join('\n', lines);
        int at = banner.IndexOf("sk_live_", StringComparison.Ordinal);
        return (banner, at < 0 ? string.Empty : banner[at..].Split(' ', 2)[0]);
    }
}
