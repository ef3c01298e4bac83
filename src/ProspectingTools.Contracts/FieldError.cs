
namespace ProspectingTools.Contracts;

/// <summary>One refused field.</summary>
public sealed class FieldError
{
    /// <summary>The field's name on the wire.</summary>
    public string? Field { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Message { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Message}";
}
