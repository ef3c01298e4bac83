using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Converters;

/// <summary>Reads a number that may arrive as a string; what is not a number reads as null.</summary>
public sealed class LenientDoubleConverter : JsonConverter<double?>
{
    /// <inheritdoc/>
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadNumber(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
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

    internal static double? ReadNumber(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out double number) && IsFinite(number) ? number : null;
            case JsonTokenType.String:
                return double.TryParse(LenientText.Read(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) && IsFinite(parsed)
                    ? parsed
                    : null;
            default:
                reader.Skip();
                return null;
        }
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
