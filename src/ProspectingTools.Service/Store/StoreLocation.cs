namespace ProspectingTools.Service.Store;

/// <summary>Where the data are, as the user said it.</summary>
internal abstract record StoreLocation
{
    /// <summary>In the memory of this process.</summary>
    internal sealed record Memory : StoreLocation;

    /// <summary>In a database file on this machine.</summary>
    /// <param name="Path">The file.</param>
    internal sealed record File(string Path) : StoreLocation;
}
