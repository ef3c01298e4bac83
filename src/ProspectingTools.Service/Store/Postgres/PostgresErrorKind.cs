namespace ProspectingTools.Service.Store.Postgres;

/// <summary>What an error of the database means for the work that met it.</summary>
internal enum PostgresErrorKind
{
    /// <summary>Of what was asked for.</summary>
    Other,

    /// <summary>The transaction lost against another one; run again, it may win.</summary>
    Conflict,

    /// <summary>The connection was lost, or none is available at the moment.</summary>
    Lost,

    /// <summary>Others held what was waited for too long.</summary>
    Busy,

    /// <summary>There is no room for more.</summary>
    Full,

    /// <summary>The database cannot be used: damaged, read-only, or its rights are missing.</summary>
    Unusable,
}
