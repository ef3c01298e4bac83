using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

/// <summary>Who is new is put behind those who are there, in the file's own shape; whatever breaks off leaves the file as it was.</summary>
public sealed class ExportAppendTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("append-").FullName;

    private ExportTarget Target => new(Path.Combine(_folder, "a.csv"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Whatever was there and whatever comes, in any number of runs: the file is what one export of all of them, in the order in
    // which they first came, would have been.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void The_file_is_that_of_one_export_of_all(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 25; run++)
        {
            ExportFormat format = random.Next(3) == 0 ? ExportFormat.JsonLines : ExportFormat.Csv;
            ExportEncoding encoding = random.Next(2) == 0 ? ExportEncoding.Utf8 : ExportEncoding.Utf8BOM;
            string[]? columns = random.Next(2) == 0 ? null : [.. ProspectColumns.Names.Where(name => name == "ProspectId" || random.Next(3) == 0)];
            char delimiter = ",;\t|"[random.Next(4)];
            var writer = new ProspectWriter(format, encoding, protectFormula: false, columns, delimiter);
            List<Prospect> all = [.. People(random)];
            Write(writer, all);
            for (int again = random.Next(1, 4); again > 0; again--)
            {
                if (random.Next(3) == 0 && all.Count > 0)
                {
                    // As editors leave a file: without an end of its last line.
                    string text = File.ReadAllText(Target.Path).TrimEnd('\r', '\n');
                    File.WriteAllBytes(Target.Path, [.. encoding == ExportEncoding.Utf8BOM ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)]);
                }

                ExportedFile before = ExportedFile.Read(Target.Path, format);
                before.Require(format == ExportFormat.Csv ? columns : null, format == ExportFormat.Csv ? delimiter : null, encoding);
                Assert.Equal((all.Count, encoding), (before.Rows, before.Encoding));
                Assert.Equal(format == ExportFormat.Csv ? columns ?? ProspectColumns.Names : null, before.Columns);
                Assert.Equal(format == ExportFormat.Csv ? delimiter : ',', before.Delimiter);
                Prospect[] added = [.. People(random).Concat(all.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).Where(person => before.Add(person.ProspectId))];
                Append(writer, before, added);
                all.AddRange(added);
            }

            Assert.Equal(all.Count, all.Select(person => person.ProspectId).Distinct().Count());
            Assert.Equal(Encoding.UTF8.GetString(Whole(writer, all)), Encoding.UTF8.GetString(File.ReadAllBytes(Target.Path)));
            Assert.Equal([Target.Path], Directory.GetFiles(_folder));
            File.Delete(Target.Path);
        }
    }

    [Fact]
    public void What_breaks_off_leaves_the_file_and_nothing_beside_it()
    {
        ProspectWriter writer = Csv();
        Write(writer, [Person("1")]);
        byte[] there = File.ReadAllBytes(Target.Path);
        File.WriteAllText(Target.CheckpointPath, "{}");
        ExportedFile before = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        using (ExportFile file = ExportFile.BeginBehind(Target, writer, new(), before))
        {
            Assert.False(file.Resumed);
            file.Append([Person("2")], "next");
            Assert.Equal((2L, before.Bytes), (file.Rows, there.LongLength));
            Assert.False(File.Exists(Target.CheckpointPath));
            Assert.Equal(there, File.ReadAllBytes(Target.Path));
        }

        Assert.Equal(there, File.ReadAllBytes(Target.Path));
        Assert.Equal([Target.Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_was_changed_meanwhile_stays_as_it_is_now()
    {
        ProspectWriter writer = Csv();
        Write(writer, [Person("1")]);
        ExportedFile before = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        using (ExportFile file = ExportFile.BeginBehind(Target, writer, new(), before))
        {
            file.Append([Person("2")], null);
            File.AppendAllText(Target.Path, "mine");
            Assert.Equal(ExportException.Changed, Assert.Throws<ExportException>(() => file.Complete(replace: true)).Code);
        }

        Assert.EndsWith("mine", File.ReadAllText(Target.Path), StringComparison.Ordinal);
        Assert.Equal([Target.Path], Directory.GetFiles(_folder));
        File.Delete(Target.Path);
        Assert.Equal(ExportException.Changed, Assert.Throws<ExportException>(before.RequireUnchanged).Code);
    }

    [Fact]
    public void An_unfinished_one_is_thrown_away_unless_another_process_writes_it()
    {
        ProspectWriter writer = Csv();
        Write(writer, [Person("1")]);
        ExportedFile before = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        using (ExportFile.BeginBehind(Target, writer, new(), before))
        {
            Assert.Throws<IOException>(() => ExportFile.BeginBehind(Target, writer, new(), before));
            Assert.True(File.Exists(Target.PartialPath));
        }

        File.WriteAllText(Target.PartialPath, "of an earlier run");
        Append(writer, before, [Person("2")]);
        Assert.Equal(Whole(writer, [Person("1"), Person("2")]), File.ReadAllBytes(Target.Path));
    }

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

    private static ProspectWriter Csv() => new(ExportFormat.Csv, ExportEncoding.Utf8, protectFormula: false);

    private static Prospect Person(string id) => new() { ProspectId = id, Name = $"Person \"{id}\", Jr" };

    private static IEnumerable<Prospect> People(Random random) => Enumerable.Range(0, random.Next(6))
        .Select(_ => $"p{random.Next(1_000_000)}")
        .Distinct()
        .Select(id => new Prospect { ProspectId = id, Name = $"{id} ;,|\t\"", Title = random.Next(2) == 0 ? null : "line\r\nline" });

    private void Write(ProspectWriter writer, IReadOnlyList<Prospect> people)
    {
        using ExportFile file = ExportFile.Begin(Target, writer, new());
        file.Append(people, null);
        file.Complete(replace: false);
    }

    private void Append(ProspectWriter writer, ExportedFile before, Prospect[] people)
    {
        using ExportFile file = ExportFile.BeginBehind(Target, writer, new(), before);
        file.Append(people, null);
        file.Complete(replace: true);
        Assert.Equal(before.Rows + people.Length, file.Rows);
        Assert.Equal(new FileInfo(Target.Path).Length, file.Bytes);
    }

    private static byte[] Whole(ProspectWriter writer, IReadOnlyList<Prospect> people)
    {
        using var stream = new MemoryStream();
        writer.WriteHead(stream);
        writer.Write(stream, people);
        return stream.ToArray();
    }
}
