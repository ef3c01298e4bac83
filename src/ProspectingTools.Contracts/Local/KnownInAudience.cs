namespace ProspectingTools.Contracts.Local;

/// <summary>An audience that has people of a source already.</summary>
public sealed class KnownInAudience
{
    /// <summary>The audience.</summary>
    public string? AudienceId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>How many of the people it has.</summary>
    public long Count { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Count})";
}
