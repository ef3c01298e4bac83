using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>The body of POST <see cref="Routes.AdminKeys"/>. A misspelt field is an error: "scope" would make a key that may do everything.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class CreateServiceKeyRequest
{
    /// <summary>What the key is for, 1 to 100 characters.</summary>
    public string? Name { get; set; }

    /// <summary>Its permissions, of <see cref="Contracts.Scopes.All"/>; null for all.</summary>
    public IReadOnlyList<string>? Scopes { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Name of the account group; made, without credits, when it is new. Null for the first one.</summary>
    public string? AccountGroupName { get; set; }
}
