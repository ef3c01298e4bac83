
namespace ProspectingTools.Contracts.Local;

/// <summary>The body of POST <see cref="Routes.AdminCredits"/>.</summary>
public sealed class AddCreditsRequest
{
    /// <summary>Credits to add; negative takes away.</summary>
    public long Credits { get; set; }

    /// <summary>Why, for the ledger.</summary>
    public string? Note { get; set; }
}
