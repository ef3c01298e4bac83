using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Converters;

/// <summary>Reads a truth value that may arrive as a string or a number; what is neither reads as null.</summary>
public sealed class LenientBooleanConverter : JsonConverter<bool?>
{
    /// <inheritdoc/>
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number:
                return reader.TryGetDouble(out double number) ? number != 0 : null;
            case JsonTokenType.String:
                return bool.TryParse(LenientText.Read(ref reader), out bool parsed) ? parsed : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } truth)
        {
            writer.WriteBooleanValue(truth);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
