using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Errors;

/// <summary>
/// Reads error bodies: the prospecting API's envelope and the three shapes of the contact-lists API (both contract files,
/// "Envelope" and "Errors"), and anything else that a gateway may send. Never throws.
/// </summary>
internal static class ErrorReader
{
    private const int SnippetLength = 200;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The text of the body, perhaps cut off.</param>
    /// <param name="mediaType">Its content type.</param>
    /// <returns>What could be read; at least nothing.</returns>
    public static ErrorContent Read(string body, string? mediaType)
    {
        var content = new ErrorContent();
        if (string.IsNullOrWhiteSpace(body))
        {
            return content;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                ReadObject(document.RootElement, content);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // A gateway's page, JSON that was cut off, half a surrogate pair: the text itself is all there is to say.
        }

        if (content.Code is null && content.Message is null)
        {
            content.Details ??= $"{mediaType ?? "no content type"}: {Snippet(body)}";
        }

        return content;
    }

    private static void ReadObject(JsonElement root, ErrorContent content)
    {
        content.TraceId = Text(root, "traceId");
        content.Message = Text(root, "message");
        content.RetryAfterSeconds = Number(root, "retryAfter");
        if (!root.TryGetProperty("error", out JsonElement error))
        {
            return;
        }

        if (error.ValueKind == JsonValueKind.String)
        {
            // Shape 2 has a code here, shape 3 the status in words.
            string? text = Text(root, "error");
            content.Code = root.TryGetProperty("statusCode", out _) ? null : text;
            content.Message ??= text;
            return;
        }

        if (error.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        content.Code = Text(error, "code") ?? Text(error, "errorCode") ?? Text(error, "type");
        content.Message = Text(error, "message") ?? content.Message;
        content.TraceId ??= Text(error, "requestId");
        content.RetryAfterSeconds ??= Number(error, "retryAfter");
        if (error.TryGetProperty("fields", out JsonElement fields))
        {
            ReadFields(fields, content.Fields);
        }

        if (error.TryGetProperty("details", out JsonElement details))
        {
            ReadDetails(details, content);
        }

        if (Text(error, "errorAction") is { } action && action != "string")
        {
            content.Details = content.Details is null ? action : $"{content.Details}; {action}";
        }
    }

    private static void ReadDetails(JsonElement details, ErrorContent content)
    {
        switch (details.ValueKind)
        {
            case JsonValueKind.String:
                content.Details = ElementText.Of(details);
                break;
            case JsonValueKind.Object when details.TryGetProperty("fields", out JsonElement fields):
                ReadFields(fields, content.Fields);
                break;
            case JsonValueKind.Array:
                int before = content.Fields.Count;
                ReadFields(details, content.Fields);
                content.Details = content.Fields.Count == before ? Snippet(details.GetRawText()) : null;
                break;
            case JsonValueKind.Object when details.GetRawText() is { Length: > 2 } text:
                content.Details = Snippet(text);
                break;
        }
    }

    private static void ReadFields(JsonElement fields, List<FieldError> into)
    {
        if (fields.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (JsonElement field in fields.EnumerateArray())
        {
            if (field.ValueKind == JsonValueKind.Object && (Text(field, "field") ?? Text(field, "path")) is { } name)
            {
                into.Add(new FieldError { Field = name, Message = Text(field, "message") });
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value)
            ? value.ValueKind switch
            {
                JsonValueKind.String when ElementText.Of(value) is var text && !string.IsNullOrWhiteSpace(text) => text,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static double? Number(JsonElement element, string name) =>
        double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static string Snippet(string text)
    {
        string line = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int length = line.Length > SnippetLength && char.IsHighSurrogate(line[SnippetLength - 1]) ? SnippetLength - 1 : SnippetLength;
        return line.Length <= length ? line : line.Substring(0, length) + "…";
    }
}
