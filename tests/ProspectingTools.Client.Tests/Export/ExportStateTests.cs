using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Client.Export;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

/// <summary>What is in the folder before an export, after it and when it breaks off.</summary>
public sealed class ExportStateTests : IDisposable
{
    private static readonly ProspectWriter s_writer = new(ExportFormat.Csv, ExportEncoding.Utf8, protectFormula: false);
    private readonly string _folder = Directory.CreateTempSubdirectory("export-").FullName;

    private ExportTarget Target => new(Path.Combine(_folder, "a.csv"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_bytes_and_the_end_are_counted()
    {
        using ExportFile file = ExportFile.Begin(Target, s_writer, Plan());
        Assert.False(file.Resumed);
        Assert.False(file.IsFinished);
        long head = file.Bytes;
        Assert.True(head > 0);
        file.Append(Page(3), null);
        Assert.Equal(3, file.Rows);
        Assert.True(file.Bytes > head);
        file.Complete(replace: false);
        Assert.True(file.IsFinished);
        Assert.Equal(file.Bytes, new FileInfo(Target.Path).Length);
    }

    [Fact]
    public void A_new_export_throws_an_unfinished_one_away()
    {
        using (ExportFile first = ExportFile.Begin(Target, s_writer, Plan()))
        {
            first.Append(Page(9), "c2");
        }

        using ExportFile second = ExportFile.Begin(Target, s_writer, Plan());
        Assert.Null(second.Cursor);
        Assert.Equal(0, second.Rows);
        second.Complete(replace: false);
        Assert.Equal(second.Bytes, new FileInfo(Target.Path).Length);
        Assert.Equal([Target.Path], Directory.GetFiles(_folder));
    }

    // A run that dies right after its beginning leaves a checkpoint, so that the next one resumes.
    [Fact]
    public void The_beginning_is_saved_before_the_first_page()
    {
        using ExportFile file = ExportFile.Begin(Target, s_writer, Plan());
        ExportCheckpoint saved = ExportCheckpoint.Read(Target.CheckpointPath)!;
        Assert.Equal(file.Bytes, saved.Bytes);
        Assert.False(saved.Finished);
    }

    // What a crash can cost is what came within a fifth of a second; more often would make the disk the slowest part.
    [Fact]
    public void What_is_written_is_saved_five_times_a_second_and_at_the_end()
    {
        TestTime time = TestTime.Standing();
        using ExportFile file = ExportFile.Begin(Target, s_writer, Plan(), time);
        long saved = file.Bytes;
        for (int page = 1; page <= 12; page++)
        {
            time.Advance(TimeSpan.FromMilliseconds(70));
            file.Append(Page(page), $"c{page}");
            saved = page % 3 == 0 ? file.Bytes : saved;
            ExportCheckpoint checkpoint = ExportCheckpoint.Read(Target.CheckpointPath)!;
            Assert.Equal((saved, page < 3 ? null : $"c{page / 3 * 3}"), (checkpoint.Bytes, checkpoint.Cursor));
            Assert.Equal(file.Bytes, new FileInfo(Target.PartialPath).Length);
        }

        file.Append(Page(1), "last");
        file.Dispose();
        Assert.Equal("last", ExportCheckpoint.Read(Target.CheckpointPath)!.Cursor);
    }

    [Fact]
    public void Exactly_a_fifth_of_a_second_is_long_enough()
    {
        TestTime time = TestTime.Standing();
        using ExportFile file = ExportFile.Begin(Target, s_writer, Plan(), time);
        time.Advance(TimeSpan.FromMilliseconds(200));
        file.Append(Page(1), "c1");
        Assert.Equal("c1", ExportCheckpoint.Read(Target.CheckpointPath)!.Cursor);
    }

    // Only the name was left to be given: whoever resumes it asks for no page.
    [Fact]
    public void A_whole_file_that_could_not_get_its_name_is_known_to_be_whole()
    {
        using (ExportFile file = ExportFile.Begin(Target, s_writer, Plan()))
        {
            file.Append(Page(2), null);
            File.WriteAllText(Target.Path, "mine");
            Assert.Throws<IOException>(() => file.Complete(replace: false));
        }

        File.Delete(Target.Path);
        using ExportFile again = ExportFile.Resume(Target, s_writer, Plan())!;
        Assert.True(again.IsFinished);
        again.Complete(replace: false);
        Assert.Equal([Target.Path], Directory.GetFiles(_folder));
    }

    // Between the end of an export and its closing another one may begin.
    [Fact]
    public void What_another_export_has_begun_is_left_alone()
    {
        ExportFile first = ExportFile.Begin(Target, s_writer, Plan());
        first.Append(Page(1), null);
        first.Complete(replace: false);
        ExportedFile before = ExportedFile.Read(Target.Path, ExportFormat.Csv);
        ExportFile second = ExportFile.BeginBehind(Target, s_writer, new(), before);
        second.Append(Page(1), null);
        second.Complete(replace: true);
        File.WriteAllText(Target.PartialPath, "of another");
        first.Dispose();
        second.Dispose();
        Assert.Equal("of another", File.ReadAllText(Target.PartialPath));
    }

    [Fact]
    public void A_name_without_a_folder_is_in_the_current_folder() => new ExportTarget($"{Path.GetRandomFileName()}.csv").Require(resume: false, force: false);

    [Theory]
    [InlineData(false, false, false, false, null)]
    [InlineData(true, false, false, false, ExportException.FileExists)]
    [InlineData(true, false, true, false, ExportException.FileExists)]
    [InlineData(true, false, false, true, null)]
    [InlineData(false, true, false, false, ExportException.Unfinished)]
    [InlineData(false, true, true, false, null)]
    [InlineData(false, true, false, true, null)]
    [InlineData(true, true, true, false, ExportException.FileExists)]
    public void What_is_there_decides_whether_an_export_may_begin(bool isWhole, bool isPartial, bool resume, bool force, string? code)
    {
        if (isWhole)
        {
            File.WriteAllText(Target.Path, "x");
        }

        if (isPartial)
        {
            File.WriteAllText(Target.PartialPath, "x");
        }

        ExportException? refused = null;
        try
        {
            Target.Require(resume, force);
        }
        catch (ExportException e)
        {
            refused = e;
        }

        Assert.Equal(code, refused?.Code);
        if (code == ExportException.FileExists)
        {
            Assert.EndsWith(resume && !isPartial ? "is finished: there is nothing to resume." : "exists already.", refused!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_read_is_an_error_and_the_file_is_free_again()
    {
        ExportFile.Begin(Target, s_writer, Plan()).Dispose();
        File.WriteAllText(Target.CheckpointPath, "{");
        ExportException e = Assert.Throws<ExportException>(() => ExportFile.Resume(Target, s_writer, Plan()));
        Assert.Equal(ExportException.Damaged, e.Code);
        Assert.IsType<JsonException>(e.InnerException, exactMatch: false);
        File.Delete(Target.CheckpointPath);
        Assert.Null(ExportFile.Resume(Target, s_writer, Plan()));
        File.Open(Target.PartialPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    [Theory]
    [InlineData(true, false, "was begun with formulas guarded")]
    [InlineData(false, true, "was begun without formulas guarded")]
    [InlineData(true, true, null)]
    public void How_formulas_were_written_must_stay(bool began, bool now, string? difference) =>
        Assert.Equal(difference, new ExportCheckpoint { ProtectFormula = began }.DifferenceTo(new() { ProtectFormula = now }));

    [Fact]
    public void No_columns_are_other_columns_than_some()
    {
        var without = new ExportCheckpoint();
        var with = new ExportCheckpoint { Columns = ["ProspectId"] };
        Assert.Null(without.DifferenceTo(new()));
        Assert.Equal("has other columns", without.DifferenceTo(with));
        Assert.Equal("has other columns", with.DifferenceTo(without));
    }

    [Fact]
    public void A_summary_as_text_is_its_path()
    {
        Assert.Equal("a.csv", new ExportSummary { Path = "a.csv" }.ToString());
        Assert.Equal(string.Empty, new ExportSummary().ToString());
    }

    private static ExportCheckpoint Plan() => new() { AudienceId = "a", Format = "csv" };

    private static Prospect[] Page(int count) => [.. Enumerable.Range(0, count).Select(i => new Prospect { ProspectId = $"p{i}", Name = $"Person {i}" })];
}
