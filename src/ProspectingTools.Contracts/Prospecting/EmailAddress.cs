
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>An e-mail address that was found (seed 003).</summary>
public sealed class EmailAddress : WireObject
{
    /// <summary>The address.</summary>
    public string? Email { get; set; }

    /// <summary>Whether mail arrives there, in the server's words.</summary>
    public string? Deliverable { get; set; }

    /// <summary>How sure the server is, in the server's words.</summary>
    public string? QualityScore { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Email ?? string.Empty;
}
