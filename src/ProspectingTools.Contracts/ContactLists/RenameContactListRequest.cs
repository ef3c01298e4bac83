namespace ProspectingTools.Contracts.ContactLists;

/// <summary>The body of PUT /v1/contacts/lists/{listId}.</summary>
public sealed class RenameContactListRequest
{
    /// <summary>The new name, at most 200 characters.</summary>
    public string? Name { get; set; }
}
