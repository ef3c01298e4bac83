using System.Collections.Generic;
using System.Text.Json;

namespace ProspectingTools.Contracts.Text;

/// <summary>Fields of an answer that this version does not know, by name. Their text is JSON.</summary>
public sealed class ExtraFields : Dictionary<string, JsonElement>
{
    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(this, Json.WireJson.Context.DictionaryStringJsonElement);
}
