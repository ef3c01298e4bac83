using System;
using System.IO;
using System.Linq;
using System.Text;
using ProspectingTools.Client.Export;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

/// <summary>Names of audiences become names of files that every system takes and that stay in their folder.</summary>
public sealed class SafeFileNameTests
{
    private static readonly string[] s_pieces =
    [
        "CTO", "Köln", "人材", "🎯", "👩‍🔬", "e\u0301", "con", "NUL", "com1", "Lpt¹", ".", "..", "/", "\\", ":", "*", "?", "\"", "<", ">", "|", " ", "\t", "\r\n", "\0",
        "\u202E", "\u200B", "\uD800", "\uDC00", "~", "-", "_", ".csv", ".partial", "$HOME", "%TEMP%", "`whoami`", "C:", "a", "Z", "#", "&", "'", "\uE000", "\u2028",
    ];

    [Theory]
    [InlineData("Founders EMEA", "Founders EMEA")]
    [InlineData("Sales / DACH: 2026", "Sales _ DACH_ 2026")]
    [InlineData("../../etc/passwd", "_._.._etc_passwd")]
    [InlineData("CON", "_CON")]
    [InlineData("aux.2026", "_aux.2026")]
    [InlineData("nul .2026", "_nul .2026")]
    [InlineData("Wait...", "Wait")]
    [InlineData("  ", null)]
    [InlineData("...", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Keeps_what_can_be_kept(string? name, string? expected) => Assert.Equal(expected, SafeFileName.From(name));

    // 180 bytes fit, of characters of any size, and no character is halved.
    [Theory]
    [InlineData("a", 180, "", 180)]
    [InlineData("a", 181, "", 180)]
    [InlineData("ö", 90, "", 90)]
    [InlineData("ö", 91, "", 90)]
    [InlineData("a", 178, "人", 178)]
    [InlineData("a", 177, "人", 178)]
    [InlineData("a", 177, "人人", 178)]
    public void A_long_name_is_cut_where_it_no_longer_fits(string letter, int times, string end, int kept)
    {
        string name = string.Concat(Enumerable.Repeat(letter, times)) + end;
        Assert.Equal(name[..kept], SafeFileName.From(name));
    }

    [Fact]
    public void Any_name_gives_a_file_that_every_system_takes_in_this_folder_only()
    {
        string folder = Path.Combine(Path.GetTempPath(), "names");
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 2000; run++)
        {
            string name = string.Concat(Enumerable.Range(0, random.Next(0, run % 50 == 0 ? 200 : 8)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            string because = $"seed {seed}, run {run}: {string.Join(" ", name.Select(c => $"{(int)c:X4}"))}";
            if (SafeFileName.From(name) is not { } safe)
            {
                continue;
            }

            Assert.True(safe.Length > 0 && safe == safe.Trim() && safe[^1] != '.' && safe[0] is not ('.' or '-' or '~'), because);
            Assert.True(safe.IndexOfAny(['<', '>', ':', '"', '/', '\\', '|', '?', '*']) < 0 && !safe.Any(char.IsControl), because);
            Assert.True(new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(safe) <= 180, because);
            Assert.True(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, safe + ".csv"))) == folder, because);
            string stem = safe.Split('.')[0].TrimEnd().ToUpperInvariant();
            Assert.False(stem is "CON" or "NUL" or "COM1" or "LPT¹" or "AUX" or "PRN", because);
            Assert.True(SafeFileName.From(safe) == safe, because);
        }
    }
}
