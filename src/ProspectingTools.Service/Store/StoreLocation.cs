namespace ProspectingTools.Service.Store;

/// <summary>Where the data are, as the user said it.</summary>
internal abstract record StoreLocation
{
    /// <summary>In the memory of this process.</summary>
    internal sealed record Memory : StoreLocation;

    /// <summary>In a database file on this machine.</summary>
    /// <param name="Path">The file.</param>
    internal sealed record File(string Path) : StoreLocation;

    /// <summary>In a PostgreSQL database, which several instances may share.</summary>
    /// <param name="ConnectionString">How to reach it. It may hold a password, so nothing prints it.</param>
    internal sealed record Server(string ConnectionString) : StoreLocation
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(Server);
    }
}
