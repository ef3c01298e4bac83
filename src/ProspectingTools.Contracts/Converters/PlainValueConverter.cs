using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Converters;

/// <summary>Reads what the API does not promise as plain values, and writes them again.</summary>
internal sealed class PlainValueConverter : JsonConverter<object?>
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return PlainValues.Of(document.RootElement);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => PlainValues.Write(writer, value);
}
