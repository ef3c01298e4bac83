using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ProspectingTools.Architecture.Tests;

/// <summary>A stranger finds a type by its file: each type has a file of its name, and no two files have one name.</summary>
public sealed partial class FileNameTests
{
    private static IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Regex.IsMatch(file, @"[\\/](obj|bin|Polyfills)[\\/]"))];

    [Fact]
    public void Each_type_has_a_file_of_its_name()
    {
        Assert.True(Files.Count > 300);
        Assert.Empty(Files.SelectMany(file => Types(file).Where(type => type != NameOf(file)).Select(type => $"{type} in {file}")));
    }

    [Fact]
    public void No_two_files_have_one_name() =>
        Assert.Empty(Files.GroupBy(file => Path.GetFileName(file), StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => string.Join(" and ", same)));

    // A part of a class has the class's name and a word of its own: ImportProspectingPersonCommand.Files.cs.
    private static string NameOf(string file) => Path.GetFileName(file).Split('.')[0];

    private static IEnumerable<string> Types(string file) => Declaration().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).Distinct();

    internal static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProspectingTools.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The clone is not above the tests.");
    }

    [GeneratedRegex(@"^(?:public |internal |file )?(?:(?:sealed|static|abstract|partial|readonly|unsafe|ref) )*(?:class|struct|interface|enum|record struct|record class|record|delegate [\w<>\[\]?, .]+?) (?<name>[A-Za-z_]\w*)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
