namespace ProspectingTools.Service.Store;

/// <summary>A person, and the address by which they were found.</summary>
internal sealed record AddressedPerson(string Address, DirectoryPerson Person);
