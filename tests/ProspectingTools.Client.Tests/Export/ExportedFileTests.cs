using System;
using System.IO;
using System.Text;
using ProspectingTools.Client.Export;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

/// <summary>What can be told of a file that prospects shall be put behind, and what is said where it cannot.</summary>
public sealed class ExportedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exported-").FullName;

    private ExportTarget Target => new(Path.Combine(_folder, "a.csv"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "It has no header.")]
    [InlineData("Name,Title\r\n", "It has no column ProspectId, so nobody can tell which prospects it has. Its header is: Name,Title")]
    [InlineData("ProspectId,Name\r\n1,a,b\r\n", "Its row 1 has 3 cells, its header 2.")]
    [InlineData("ProspectId,Name\r\n1,a\r\n2\r\n", "Its row 2 has 1 cells, its header 2.")]
    [InlineData("ProspectId,Name\r\n1,\"a\r\n", "A quotation mark is not closed.")]
    public void A_sheet_of_which_nobody_can_tell_who_is_in_it_is_refused(string text, string why)
    {
        File.WriteAllText(Target.Path, text);
        ExportException e = Assert.Throws<ExportException>(() => ExportedFile.Read(Target.Path, ExportFormat.Csv));
        Assert.Equal((ExportException.AppendMismatch, $"Nothing was put behind '{Target.Path}'. {why}"), (e.Code, e.Message));
    }

    [Fact]
    public void A_long_header_is_shown_by_its_beginning()
    {
        foreach (int length in new[] { 99, 100, 101, 300 })
        {
            string header = new('x', length);
            File.WriteAllText(Target.Path, header + "\r\n");
            string shown = length > 100 ? header[..99] + "…" : header;
            Assert.EndsWith(": " + shown, Assert.Throws<ExportException>(() => ExportedFile.Read(Target.Path, ExportFormat.Csv)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"id\":\"1\"}\n7\n", 2)]
    [InlineData("{\"id\":1}\n", 1)]
    [InlineData("\n{\"name\":\"a\"}\n", 2)]
    [InlineData("{\"id\":\"1\"}\n\n  \n{\"id\":\n", 4)]
    public void A_line_without_an_id_is_refused_by_its_number(string text, int line)
    {
        File.WriteAllText(Target.Path, text);
        Assert.EndsWith($"Its line {line} is not a prospect with an id.", Assert.Throws<ExportException>(() => ExportedFile.Read(Target.Path, ExportFormat.JsonLines)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "It is in UTF-16.")]
    [InlineData("utf-16BE", "It is in UTF-16.")]
    [InlineData("iso-8859-1", "It is not in UTF-8.")]
    public void Another_encoding_is_refused(string name, string why)
    {
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllBytes(Target.Path, [.. encoding.GetPreamble(), .. encoding.GetBytes("ProspectId,Name\r\n1,Müller\r\n")]);
        Assert.EndsWith(why, Assert.Throws<ExportException>(() => ExportedFile.Read(Target.Path, ExportFormat.Csv)).Message, StringComparison.Ordinal);
    }

    // By its first bytes, of which the one or the other may begin anything.
    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe }, "It is in UTF-16.")]
    [InlineData(new byte[] { 0xfe, 0xff }, "It is in UTF-16.")]
    [InlineData(new byte[] { 0xfe, 0x41, 0x42 }, "It is not in UTF-8.")]
    [InlineData(new byte[] { 0xff, 0x41, 0x42 }, "It is not in UTF-8.")]
    [InlineData(new byte[] { 0x41, 0xfe, 0x42 }, "It is not in UTF-8.")]
    [InlineData(new byte[] { 0x41, 0xff, 0x42 }, "It is not in UTF-8.")]
    public void What_is_no_text_says_what_it_is(byte[] bytes, string why)
    {
        File.WriteAllBytes(Target.Path, bytes);
        Assert.EndsWith(why, Assert.Throws<ExportException>(() => ExportedFile.Read(Target.Path, ExportFormat.Csv)).Message, StringComparison.Ordinal);
    }

    // In other scripts a name may begin with a part of the mark's bytes: EF BB 80, EF BC BF, E4 BB BF.
    [Theory]
    [InlineData("\uFEC0", ExportEncoding.Utf8)]
    [InlineData("\uFF3F", ExportEncoding.Utf8)]
    [InlineData("\u4EFF", ExportEncoding.Utf8)]
    [InlineData("\uFEFF", ExportEncoding.Utf8BOM)]
    public void Only_the_whole_byte_order_mark_is_one(string first, ExportEncoding encoding)
    {
        File.WriteAllText(Target.Path, first + ",ProspectId\r\n,1\r\n", new UTF8Encoding(false));
        ExportedFile file = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        Assert.Equal((encoding, encoding == ExportEncoding.Utf8 ? first : string.Empty, 1L), (file.Encoding, file.Columns![0], file.Rows));
    }

    [Theory]
    [InlineData("ProspectId;Name", null, ',', null, "Its cells are separated by ';', not by ','.")]
    [InlineData("ProspectId\tName", null, ',', null, "Its cells are separated by tabs, not by ','.")]
    [InlineData("ProspectId,Name", null, '\t', null, "Its cells are separated by ',', not by tabs.")]
    [InlineData("ProspectId,Name", null, null, ExportEncoding.Utf8BOM, "Its encoding is Utf8, not Utf8BOM.")]
    [InlineData("ProspectId,Colour,Name,Shoe size", null, null, null, "It has columns that an export does not have by itself: Colour, Shoe size. Where they are fields of the server's, all of its columns have to be named, in their order.")]
    [InlineData("ProspectId,Name", "Name,ProspectId", null, null, "Its columns are in another order: ProspectId, Name.")]
    [InlineData("ProspectId,Name", "ProspectId,Name,Title,About", null, null, "Its header differs: it has no Title, About.")]
    [InlineData("ProspectId,Name,Title", "ProspectId,Name", null, null, "Its header differs: it has Title besides.")]
    [InlineData("ProspectId,Name,Title", "ProspectId,Name,About", null, null, "Its header differs: it has no About, and it has Title besides.")]
    [InlineData("prospectid,NAME", "ProspectId,Name", ',', ExportEncoding.Utf8, null)]
    [InlineData("ProspectId,Colour", "ProspectId,Colour", null, null, null)]
    [InlineData("ProspectId;Name", null, ';', ExportEncoding.Utf8, null)]
    [InlineData("ProspectId", null, null, null, null)]
    public void What_differs_from_the_file_is_said(string header, string? columns, char? delimiter, ExportEncoding? encoding, string? why)
    {
        File.WriteAllText(Target.Path, header + "\r\n");
        ExportedFile file = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        if (why is null)
        {
            file.Require(columns?.Split(','), delimiter, encoding);
            return;
        }

        ExportException e = Assert.Throws<ExportException>(() => file.Require(columns?.Split(','), delimiter, encoding));
        Assert.Equal((ExportException.AppendMismatch, $"Nothing was put behind '{Target.Path}'. {why}"), (e.Code, e.Message));
    }

    // JSON Lines have neither columns nor a delimiter, so that none can be another one.
    [Fact]
    public void Of_lines_only_the_encoding_may_differ()
    {
        File.WriteAllText(Target.Path, "{\"id\":\"1\"}\n");
        ExportedFile file = ExportedFile.Read(Target.Path, ExportFormat.JsonLines);
        file.Require(["ProspectId"], ';', ExportEncoding.Utf8);
        Assert.Throws<ExportException>(() => file.Require(null, null, ExportEncoding.Utf8BOM));
        Assert.False(file.Add("1"));
        Assert.True(file.Add("2"));
        Assert.False(file.Add("2"));
        Assert.True(file.Add(null));
        Assert.True(file.Add(null));
    }

    [Theory]
    [InlineData("ProspectId\n1", true)]
    [InlineData("ProspectId\n1\n", false)]
    [InlineData("ProspectId\r1\r", false)]
    [InlineData("ProspectId\r\n1\r\n", false)]
    public void Whether_the_last_row_has_an_end_is_seen(string text, bool endsInRow)
    {
        File.WriteAllText(Target.Path, text);
        ExportedFile file = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        Assert.Equal((endsInRow, 1L, text.Length), (file.EndsInRow, file.Rows, file.Bytes));
    }
}
