using System;
using System.Threading.Tasks;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>The password of a connection string is in no output: not when it works, and not in any way of failing.</summary>
[Trait("Category", "Slow")]
public sealed class StoreSecrecyTests
{
    private const string Password = "S3cret-pass-w0rd";

    [Theory]
    [InlineData($"Host=127.0.0.1;Port=1;Username=u;Password={Password};Database=d")]
    [InlineData($"postgresql://u:{Password}@127.0.0.1:1/d")]
    [InlineData($"postgresql://u:{Password}@127.0.0.1:notaport/d")]
    [InlineData($"Host=127.0.0.1;Pasword={Password}")]
    [InlineData($"Password={Password}")]
    [InlineData($"Host=127.0.0.1;Port={Password}")]
    [InlineData($"Host=no-such-host.invalid;Password={Password};Timeout=2")]
    [InlineData($"{Password}")]
    public async Task Password_is_not_told_by_what_fails(string store)
    {
        string[][] commands = [[], ["keys", "list"], ["data", "check"], ["data", "migrate"]];
        string[] command = commands[store.Length % commands.Length];
        foreach (CommandResult result in new[] { await ServiceProcess.OnStoreAsync(store, command), await ServiceProcess.OnStoreAsync(string.Empty, [.. command, "--store", store]) })
        {
            Assert.Equal(4, result.ExitCode);
            Assert.DoesNotContain(Password, result.Output + result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }
    }

    [PostgresFact]
    public async Task Password_is_not_told_by_what_works()
    {
        string store = $"{TestStore.NewDatabase()};Password={Password}";
        await using ServiceProcess service = await ServiceProcess.OnDatabaseAsync(store);
        Assert.DoesNotContain(Password, service.Ready.Store, StringComparison.Ordinal);
        CommandResult list = await ServiceProcess.OnStoreAsync(store, "keys", "list");
        Assert.DoesNotContain(Password, list.Output + list.Error, StringComparison.Ordinal);
        await service.StopAsync();
        Assert.DoesNotContain(Password, await service.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_and_database_at_once_are_refused()
    {
        using var folder = new TempFolder();
        CommandResult result = await ServiceProcess.OnStoreAsync(string.Empty, "--data", folder.Path, "--store", "Host=127.0.0.1");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--store", result.Error, StringComparison.Ordinal);
    }
}
