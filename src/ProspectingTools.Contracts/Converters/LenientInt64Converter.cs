using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Converters;

/// <summary>Reads a whole number that may arrive as a string or a fraction; what is not a number reads as null.</summary>
public sealed class LenientInt64Converter : JsonConverter<long?>
{
    /// <inheritdoc/>
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long whole))
        {
            return whole;
        }

        double? number = LenientDoubleConverter.ReadNumber(ref reader);
        return number is >= long.MinValue and < long.MaxValue ? (long)number : null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
