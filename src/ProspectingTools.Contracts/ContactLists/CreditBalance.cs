
namespace ProspectingTools.Contracts.ContactLists;

/// <summary>The answer of GET /v1/credits.</summary>
public sealed class CreditBalance : WireObject
{
    /// <summary>Credits left.</summary>
    public long? RemainingCredits { get; set; }
}
