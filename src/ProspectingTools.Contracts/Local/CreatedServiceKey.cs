namespace ProspectingTools.Contracts.Local;

/// <summary>The answer to POST <see cref="Routes.AdminKeys"/>: the only message that ever holds the key.</summary>
public sealed class CreatedServiceKey : ServiceKey
{
    /// <summary>The key. Only its hash is stored.</summary>
    public string? Key { get; set; }
}
