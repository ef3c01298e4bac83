
namespace ProspectingTools.Contracts;

/// <summary>Error shape 3 of the contact-lists API: the status in the body, and the wait after a 429.</summary>
public sealed class StatusErrorBody
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }

    /// <summary>The status in words.</summary>
    public string? Error { get; set; }

    /// <summary>How long to wait, in seconds.</summary>
    public double? RetryAfter { get; set; }
}
