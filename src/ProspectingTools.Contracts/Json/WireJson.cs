using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Json;

/// <summary>How both APIs are read and written: one set of options for every message.</summary>
public static class WireJson
{
    /// <summary>
    /// The source-generated context. Text is written as it is, not as \u escapes: the answers are JSON bodies, never
    /// embedded in HTML. Prospects, of which there are many, are read by <see cref="ProspectConverter"/>.
    /// </summary>
    public static WireJsonContext Context { get; } = Create(new ProspectConverter(Create()));

    private static WireJsonContext Create(params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions(WireJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        foreach (JsonConverter converter in converters)
        {
            options.Converters.Add(converter);
        }

        return new WireJsonContext(options);
    }
}
