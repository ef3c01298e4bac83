using System.Threading.Tasks;
using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>One service with sample people that tests share which do not disturb one another.</summary>
public sealed class SharedService : IAsyncLifetime
{
    /// <summary>The name of the tests' collection.</summary>
    public const string Name = "service";

    private readonly TempFolder _folder = new();

    internal ServiceProcess Service { get; private set; } = null!;

    internal Api Api => Service.Api;

    internal string DataPath => _folder.Path;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Service = await ServiceProcess.StartAsync(_folder.Path, "--sample", "600");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>The tests that share a service.</summary>
[CollectionDefinition(SharedService.Name)]
public sealed class SharedServiceTests : ICollectionFixture<SharedService>;
