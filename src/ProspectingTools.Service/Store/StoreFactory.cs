using System;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Store.Postgres;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store;

/// <summary>Opens the store that belongs to what the user gave. Nothing outside this folder knows which stores there are.</summary>
internal static class StoreFactory
{
    /// <summary>Opens a store, made when it is missing, and brings its tables up to date.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="verify">Whether to look for damage first: in a file, about a second for each 200 MB.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="StoreUnusableException">It cannot be used.</exception>
    public static async Task<IStore> OpenAsync(StoreLocation location, bool verify = false, CancellationToken cancellationToken = default) => location switch
    {
        StoreLocation.Memory => SqliteStore.Open(null),
        StoreLocation.File file => SqliteStore.Open(file.Path, verify),
        StoreLocation.Server server => await PostgresStore.OpenAsync(server.ConnectionString, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(location)),
    };

    /// <summary>What can be done with a store as a whole.</summary>
    public static IStoreMaintenance Maintenance(StoreLocation location) => location switch
    {
        StoreLocation.File file => new SqliteMaintenance(file.Path),
        StoreLocation.Server server => new PostgresMaintenance(server.ConnectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(location)),
    };
}
