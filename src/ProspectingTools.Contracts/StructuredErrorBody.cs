
namespace ProspectingTools.Contracts;

/// <summary>Error shape 1 of the contact-lists API (contact-lists-api.md, "Errors").</summary>
public sealed class StructuredErrorBody
{
    /// <summary>The error.</summary>
    public StructuredError? Error { get; set; }
}
