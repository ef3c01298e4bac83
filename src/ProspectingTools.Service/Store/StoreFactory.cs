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

    /// <summary>Copies a database file to a server, in steps that resume where they were interrupted, and compares both sides.</summary>
    /// <param name="from">The file; nothing may write to it meanwhile.</param>
    /// <param name="to">The server's database: empty, or an interrupted copy of the same file.</param>
    /// <param name="told">Gets a line for each table.</param>
    /// <param name="cancellationToken">Ends the copying between two steps.</param>
    /// <exception cref="StoreUnusableException">It cannot be copied, or what arrived is not what was sent.</exception>
    public static Task CopyAsync(StoreLocation.File from, StoreLocation.Server to, Action<string> told, CancellationToken cancellationToken) =>
        new FolderCopy(from.Path, to.ConnectionString).RunAsync(told, cancellationToken);
}
