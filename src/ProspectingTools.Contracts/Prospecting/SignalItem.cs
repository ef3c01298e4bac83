
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>One signal.</summary>
public sealed class SignalItem : WireObject
{
    /// <summary>How strong it is; the local service uses 0 to 100.</summary>
    public double? Score { get; set; }

    /// <summary>Why it was scored so.</summary>
    public string? Reasoning { get; set; }

    /// <summary>The signal in short.</summary>
    public string? Summary { get; set; }

    /// <summary>Its heading.</summary>
    public string? Title { get; set; }

    /// <summary>When the post behind it appeared, as the server writes it.</summary>
    public string? PostedAt { get; set; }

    /// <summary>The post behind it.</summary>
    public string? PostLink { get; set; }

    /// <summary>Likes of the post.</summary>
    public long? TotalLikes { get; set; }

    /// <summary>Comments on the post.</summary>
    public long? TotalComments { get; set; }

    /// <summary>What the prospect replied, in short.</summary>
    public string? ReplySummary { get; set; }

    /// <summary>When the prospect commented, as the server writes it.</summary>
    public string? CommentedAt { get; set; }

    /// <summary>The prospect's comment.</summary>
    public string? CommentLink { get; set; }

    /// <summary>The open position behind it.</summary>
    public string? JobUrl { get; set; }

    /// <summary>The company that it is about.</summary>
    public string? CompanyName { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Title ?? Summary ?? string.Empty;
}
