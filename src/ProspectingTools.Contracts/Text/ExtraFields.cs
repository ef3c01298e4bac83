using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProspectingTools.Contracts.Text;

/// <summary>Fields of an answer that this version does not know, by name, as plain values (<see cref="PlainValues"/>). Their text is JSON.</summary>
public sealed class ExtraFields : Dictionary<string, object?>
{
    /// <summary>No fields yet. Names are case-sensitive, as those of JSON are.</summary>
    public ExtraFields()
        : base(StringComparer.Ordinal)
    {
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PlainValues.Write(writer, this);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
