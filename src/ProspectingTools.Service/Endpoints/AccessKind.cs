namespace ProspectingTools.Service.Endpoints;

/// <summary>Who may call an endpoint.</summary>
internal enum AccessKind
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>Anyone who has a key; with a permission when one is named.</summary>
    Key,

    /// <summary>Anyone who has the admin key.</summary>
    Admin,
}
