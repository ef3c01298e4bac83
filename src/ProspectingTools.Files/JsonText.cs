using System.Text.Json;

namespace ProspectingTools.Files;

/// <summary>Text as an element of JSON.</summary>
internal static class JsonText
{
    public static JsonElement Of(string text)
    {
        using JsonDocument document = JsonDocument.Parse(JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) is var encoded ? "\"" + encoded + "\"" : "null");
        return document.RootElement.Clone();
    }
}
