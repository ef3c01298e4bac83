using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>The example bodies of both APIs' references (tests/data/README.md).</summary>
internal static class Seeds
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "seeds");

    /// <summary>The examples of errors: the envelope without data, and the two shapes that the contact-lists reference prints.</summary>
    public static IEnumerable<string> Errors =>
        Directory.EnumerateFiles(Folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name.EndsWith("EnvelopeNullableJsonElement", StringComparison.Ordinal) || name.EndsWith("ErrorBody", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
