using System.Text.Json.Serialization;

namespace ProspectingTools.Client.Export;

/// <summary>Source-generated serialization of checkpoints.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ExportCheckpoint))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;
