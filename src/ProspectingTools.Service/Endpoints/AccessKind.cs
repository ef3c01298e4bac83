namespace ProspectingTools.Service.Endpoints;

/// <summary>Who may call an endpoint.</summary>
internal enum AccessKind
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>Whoever has a key; with a permission when one is named.</summary>
    Key,

    /// <summary>Whoever has the admin key.</summary>
    Admin,
}
