namespace ProspectingTools.Service.Store;

/// <summary>A further address of a person.</summary>
internal sealed class PersonAddressRow
{
    public long PersonKey { get; init; }

    public string Address { get; init; } = string.Empty;
}
