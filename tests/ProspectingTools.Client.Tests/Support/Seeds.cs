using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>The example bodies of both APIs' references (tests/data/seeds).</summary>
internal static class Seeds
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "data", "seeds");

    public static string Read(string name) => File.ReadAllText(Path.Combine(s_folder, name + ".json"));

    /// <summary>Every example, with the status in its name.</summary>
    public static IEnumerable<(string Name, int Status)> All =>
        Directory.EnumerateFiles(s_folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)
            .Select(name => (name, int.Parse(name.AsSpan(name.LastIndexOf('-') + 1), CultureInfo.InvariantCulture)));
}
