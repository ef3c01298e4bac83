namespace ProspectingTools.Contracts.ContactLists;

/// <summary>The body of POST /v1/contacts/lists.</summary>
public sealed class CreateContactListRequest
{
    /// <summary>The name, at most 200 characters.</summary>
    public string? Name { get; set; }

    /// <summary>What to search for.</summary>
    public ContactListFilters? Filters { get; set; }
}
