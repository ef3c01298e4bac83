using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Converters;

/// <summary>
/// Reads any ISO 8601 time (a time without a zone is UTC; what is not a time reads as null) and writes UTC in one fixed form.
/// </summary>
public abstract class TimestampConverter : JsonConverter<DateTimeOffset?>
{
    private readonly string _format;

    private protected TimestampConverter(string format) => _format = format;

    /// <inheritdoc/>
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return DateTimeOffset.TryParse(
            LenientText.Read(ref reader),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time)
            ? time
            : null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time.ToUniversalTime().ToString(_format, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
