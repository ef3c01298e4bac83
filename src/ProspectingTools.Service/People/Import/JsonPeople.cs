using System;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.People.Import;

/// <summary>Reads a person from one line of JSON: a prospect as the API writes it, or an object with the names of <see cref="FieldNames"/>.</summary>
internal static class JsonPeople
{
    // A prospect has objects in two levels.
    private const int MaxNesting = 8;

    public static PersonRow Read(FileLine line, ColumnMap map)
    {
        if (line.TooLong)
        {
            return new(line.Number, null, BoundedLineReader.TooLongMessage);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new(line.Number, null, "The line is not a JSON object. JSON Lines has one object on each line.");
            }

            PersonBuilder builder = new();
            Collect(document.RootElement, string.Empty, builder, map, MaxNesting);
            return builder.Build(line.Number);
        }
        catch (JsonException exception)
        {
            return new(line.Number, null, $"The line is not valid JSON (byte {exception.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json's answer to an escaped half of a surrogate pair.
            return new(line.Number, null, "The line holds text that is no Unicode (half of a surrogate pair).");
        }
    }

    private static void Collect(JsonElement element, string prefix, PersonBuilder builder, ColumnMap map, int nesting)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string path = prefix + property.Name;
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object when nesting > 0:
                    Collect(property.Value, path + ".", builder, map, nesting - 1);
                    break;
                case JsonValueKind.Array when map.FieldOf(path) is { } field:
                    CollectItems(property.Value, field, builder);
                    break;
                case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when map.FieldOf(path) is { } field:
                    builder.Set(field, property.Value.ToString());
                    break;
            }
        }
    }

    private static void CollectItems(JsonElement items, PersonField field, PersonBuilder builder)
    {
        if (field == PersonField.Email)
        {
            foreach (JsonElement item in items.EnumerateArray())
            {
                builder.AddEmails(item.ValueKind == JsonValueKind.Object ? EmailsOf(item) : [.. EmailAddresses.Parse(item.ToString())]);
            }
        }
        else
        {
            // Words of a list, such as specialties.
            builder.Set(field, string.Join(", ", items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())));
        }
    }

    private static EmailAddress[] EmailsOf(JsonElement item) =>
        [.. EmailAddresses.Parse(Text(item, "email") ?? string.Empty).Select(email => new EmailAddress
        {
            Email = email.Email,
            Deliverable = Text(item, "deliverable"),
            QualityScore = Text(item, "qualityScore"),
        })];

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array)
            ? value.ValueKind == JsonValueKind.String ? CellText.Clean(value.GetString()!) : value.GetRawText()
            : null;
}
