namespace ProspectingTools.Contracts.ContactLists;

/// <summary>A position of a contact, as the local service writes it (assumed: the vendor does not publish the shape).</summary>
public sealed class ContactPosition : WireObject
{
    /// <summary>The job title.</summary>
    public string? Title { get; set; }

    /// <summary>The employer.</summary>
    public string? CompanyName { get; set; }

    /// <inheritdoc/>
    public override string ToString() => CompanyName is null ? Title ?? string.Empty : $"{Title}, {CompanyName}";
}
