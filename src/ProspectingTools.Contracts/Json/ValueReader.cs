using System.Text.Json;

namespace ProspectingTools.Contracts.Json;

/// <summary>Reads the value that the reader is at into an object.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
/// <param name="reader">The reader, on the first token of the value; afterwards on the last.</param>
/// <param name="target">The object.</param>
/// <returns>False when the value is not of the kind that the API's reference shows.</returns>
internal delegate bool ValueReader<in T>(ref Utf8JsonReader reader, T target);
