using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>What the commands under <c>data</c> do with a store as a whole.</summary>
internal interface IStoreMaintenance
{
    /// <summary>How the store is named to people; without any secret.</summary>
    string Name { get; }

    /// <summary>Looks for damage in every part of the data.</summary>
    /// <exception cref="StoreUnusableException">There is some.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Copies the data, in the state of one moment, while they may be in use.</summary>
    /// <param name="file">The new file.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <exception cref="StoreUnusableException">The data cannot be read, or the copy cannot be written.</exception>
    Task BackUpAsync(string file, CancellationToken cancellationToken);

    /// <summary>Brings the tables up to the newest version; of several that try at once, one does.</summary>
    /// <returns>The version before and after.</returns>
    /// <exception cref="StoreUnusableException">The data are of a newer version, or cannot be used.</exception>
    Task<(int Before, int After)> MigrateAsync(CancellationToken cancellationToken);
}
