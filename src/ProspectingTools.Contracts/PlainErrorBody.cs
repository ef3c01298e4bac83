
namespace ProspectingTools.Contracts;

/// <summary>Error shape 2 of the contact-lists API: a code and a message.</summary>
public sealed class PlainErrorBody
{
    /// <summary>The code, such as <c>BAD_REQUEST</c>.</summary>
    public string? Error { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }
}
