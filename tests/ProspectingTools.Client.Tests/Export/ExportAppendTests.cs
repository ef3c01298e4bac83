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
    public void A_file_that_has_gone_leaves_nothing_behind()
    {
        Write(Csv(), [Person("1")]);
        ExportedFile before = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        File.Delete(Target.Path);
        Assert.Throws<FileNotFoundException>(() => ExportFile.BeginBehind(Target, Csv(), new(), before));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    // As an editor left it, and with nobody to put behind: the last row has its end all the same.
    [Fact]
    public void With_nobody_new_the_last_row_gets_its_end_and_nothing_else()
    {
        ProspectWriter writer = Csv();
        Write(writer, [Person("1")]);
        string whole = File.ReadAllText(Target.Path);
        File.WriteAllText(Target.Path, whole.TrimEnd());
        using (ExportFile file = ExportFile.BeginBehind(Target, writer, new(), ExportedFile.Read(Target.Path, ExportFormat.Csv)))
        {
            file.Complete(replace: true);
            Assert.Equal((1L, (long)whole.Length), (file.Rows, file.Bytes));
        }

        Assert.Equal(whole, File.ReadAllText(Target.Path));
    }

    // By its size or by its time, whichever the other process left as it was.
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_change_is_seen_by_the_size_and_by_the_time(bool isLonger, bool isLater)
    {
        Write(Csv(), [Person("1")]);
        DateTime written = File.GetLastWriteTimeUtc(Target.Path);
        ExportedFile before = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        before.RequireUnchanged();
        File.AppendAllText(Target.Path, isLonger ? "more" : string.Empty);
        File.SetLastWriteTimeUtc(Target.Path, isLater ? written.AddSeconds(1) : written);
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
