using System;
using System.IO;
using Xunit;

namespace ProspectingTools.Architecture.Tests;

public sealed class PictureTests
{
    private const string Begin = "```mermaid\n";
    private const string End = "```\n";

    // PROSPECTING_WRITE_DOCS=1 draws the picture again (build/tools/Update-Picture.ps1).
    [Fact]
    public void Picture_is_what_was_built()
    {
        string path = Path.Combine(FileNameTests.Root(), "docs", "architecture.md");
        string page = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = page.IndexOf(End, from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("PROSPECTING_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, page[..from] + Picture.Text() + page[to..]);
            return;
        }

        Assert.Equal(Picture.Text(), page[from..to]);
    }
}
