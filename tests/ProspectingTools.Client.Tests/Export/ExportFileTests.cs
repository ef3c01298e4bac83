using System;
using System.IO;
using System.Linq;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

[Trait("Category", "Slow")]
public sealed class ExportFileTests : IDisposable
{
    private static readonly ProspectWriter s_writer = new(ExportFormat.Csv, ExportEncoding.Utf8, protectFormula: false);
    private readonly string _folder = Directory.CreateTempSubdirectory("export-").FullName;

    private ExportTarget Target => new(Path.Combine(_folder, "a.csv"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_file_has_its_name_when_it_is_whole()
    {
        using (ExportFile file = ExportFile.Begin(Target, s_writer, Plan()))
        {
            file.Append(Page(1), "c2");
            Assert.False(File.Exists(Target.Path));
            Assert.True(File.Exists(Target.PartialPath));
            file.Append(Page(2), null);
            file.Complete(replace: false);
        }

        Assert.Equal([Target.Path], Directory.GetFiles(_folder));
        Assert.Equal(Whole(), File.ReadAllText(Target.Path));
    }

    [Fact]
    public void What_is_unfinished_is_gone_on_with_at_its_cursor()
    {
        using (ExportFile file = ExportFile.Begin(Target, s_writer, Plan()))
        {
            file.Append(Page(1), "c2");
        }

        File.AppendAllText(Target.PartialPath, "torn row");
        using ExportFile again = ExportFile.Resume(Target, s_writer, Plan())!;
        Assert.True(again.Resumed);
        Assert.Equal("c2", again.Cursor);
        Assert.Equal(10, again.Rows);
        again.Append(Page(2), null);
        again.Complete(replace: false);
        Assert.Equal(Whole(), File.ReadAllText(Target.Path));
    }

    [Fact]
    public void A_page_that_was_torn_at_any_byte_is_written_again()
    {
        using (ExportFile file = ExportFile.Begin(Target, s_writer, Plan()))
        {
            file.Append(Page(1), "c2");
        }

        byte[] checkpoint = File.ReadAllBytes(Target.CheckpointPath);
        byte[] partial = File.ReadAllBytes(Target.PartialPath);
        byte[] next = System.Text.Encoding.UTF8.GetBytes(Whole())[partial.Length..];
        for (int torn = 0; torn <= next.Length; torn += 7)
        {
            File.WriteAllBytes(Target.PartialPath, [.. partial, .. next[..torn]]);
            File.WriteAllBytes(Target.CheckpointPath, checkpoint);
            using ExportFile file = ExportFile.Resume(Target, s_writer, Plan())!;
            file.Append(Page(2), null);
            file.Complete(replace: true);
            Assert.Equal(Whole(), File.ReadAllText(Target.Path));
        }
    }

    [Fact]
    public void What_a_crash_left_of_a_checkpoint_is_taken_away()
    {
        using (ExportFile file = ExportFile.Begin(Target, s_writer, Plan()))
        {
            file.Append(Page(1), "c2");
        }

        File.WriteAllText(Target.CheckpointPath + ".tmp", "{ torn");
        using ExportFile again = ExportFile.Resume(Target, s_writer, Plan())!;
        again.Append(Page(2), null);
        again.Complete(replace: false);
        Assert.Equal([Target.Path], Directory.GetFiles(_folder));
        Assert.Equal(Whole(), File.ReadAllText(Target.Path));
    }

    [Fact]
    public void There_is_nothing_to_go_on_with_without_a_file_or_a_checkpoint()
    {
        Assert.Null(ExportFile.Resume(Target, s_writer, Plan()));
        File.WriteAllText(Target.PartialPath, "x");
        Assert.Null(ExportFile.Resume(Target, s_writer, Plan()));
    }

    [Fact]
    public void Another_export_is_not_gone_on_with()
    {
        ExportFile.Begin(Target, s_writer, Plan()).Dispose();
        (ExportCheckpoint Plan, string Told)[] others =
        [
            (Plan(p => p.AudienceId = "other"), "is of audience a1, not other"),
            (Plan(p => p.AccountGroupId = "other"), "is of account group g1, not other"),
            (Plan(p => p.Format = "JsonLines"), "is Csv, not JsonLines"),
            (Plan(p => p.Encoding = "Utf8BOM"), "is Utf8, not Utf8BOM"),
            (Plan(p => p.ProtectFormula = true), "was begun without formulas guarded"),
            (Plan(p => p.Delimiter = ";"), "has another delimiter"),
            (Plan(p => p.Columns = ["ProspectId"]), "has other columns"),
        ];
        foreach ((ExportCheckpoint other, string told) in others)
        {
            ExportException e = Assert.Throws<ExportException>(() => ExportFile.Resume(Target, s_writer, other));
            Assert.Equal((ExportException.Mismatch, $"The unfinished export in '{Target.PartialPath}' {told}."), (e.Code, e.Message));
        }
    }

    [Fact]
    public void A_file_shorter_than_its_checkpoint_is_damaged()
    {
        ExportFile.Begin(Target, s_writer, Plan()).Dispose();
        File.WriteAllText(Target.PartialPath, "Pro");
        Assert.Equal(ExportException.Damaged, Assert.Throws<ExportException>(() => ExportFile.Resume(Target, s_writer, Plan())).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"version\": 2 }")]
    [InlineData("{ \"version\": 1, \"rows\": -1 }")]
    [InlineData("{ \"version\": 1, \"bytes\": \"many\" }")]
    public void A_checkpoint_that_cannot_be_read_is_damaged(string text)
    {
        ExportFile.Begin(Target, s_writer, Plan()).Dispose();
        File.WriteAllText(Target.CheckpointPath, text);
        Assert.Equal(ExportException.Damaged, Assert.Throws<ExportException>(() => ExportFile.Resume(Target, s_writer, Plan())).Code);
    }

    [Fact]
    public void Only_one_process_writes_a_file()
    {
        using ExportFile file = ExportFile.Begin(Target, s_writer, Plan());
        Assert.Throws<IOException>(() => ExportFile.Resume(Target, s_writer, Plan()));
        Assert.Throws<IOException>(() => ExportFile.Begin(Target, s_writer, Plan()));
        file.Append(Page(1), "c2");
        file.Append(Page(2), null);
        file.Complete(replace: false);
        Assert.Equal(Whole(), File.ReadAllText(Target.Path));
    }

    [Fact]
    public void A_file_that_came_up_meanwhile_is_not_replaced()
    {
        using ExportFile file = ExportFile.Begin(Target, s_writer, Plan());
        File.WriteAllText(Target.Path, "mine");
        Assert.Throws<IOException>(() => file.Complete(replace: false));
        Assert.Equal("mine", File.ReadAllText(Target.Path));
        Assert.True(File.Exists(Target.PartialPath));
    }

    [Fact]
    public void What_would_be_overwritten_is_refused()
    {
        File.WriteAllText(Target.PartialPath, "x");
        Assert.Equal(ExportException.Unfinished, Assert.Throws<ExportException>(() => Target.Require(resume: false, force: false)).Code);
        Target.Require(resume: true, force: false);
        Target.Require(resume: false, force: true);
        File.WriteAllText(Target.Path, "x");
        Assert.Equal(ExportException.FileExists, Assert.Throws<ExportException>(() => Target.Require(resume: true, force: false)).Code);
        Target.Require(resume: true, force: true);
        Assert.Throws<DirectoryNotFoundException>(() => new ExportTarget(Path.Combine(_folder, "none", "a.csv")).Require(false, true));
        Assert.Throws<IOException>(() => new ExportTarget(_folder).Require(false, true));
    }

    private static ExportCheckpoint Plan(Action<ExportCheckpoint>? change = null)
    {
        var plan = new ExportCheckpoint
        {
            AccountGroupId = "g1",
            AudienceId = "a1",
            Format = "Csv",
            Encoding = "Utf8",
            Columns = ProspectColumns.Names,
        };
        change?.Invoke(plan);
        return plan;
    }

    private static Prospect[] Page(int number) =>
        [.. Enumerable.Range(number * 10, 10).Select(i => new Prospect { ProspectId = $"p{i}", Name = $"Person \"{i}\", Jr", About = "line\nline" })];

    private static string Whole()
    {
        using var stream = new MemoryStream();
        s_writer.WriteHead(stream);
        s_writer.Write(stream, Page(1));
        s_writer.Write(stream, Page(2));
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
