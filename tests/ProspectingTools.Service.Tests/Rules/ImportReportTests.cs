using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>What an import says of itself adds up, whatever the batches are that it is written in.</summary>
public sealed class ImportReportTests : IAsyncLifetime
{
    private const int Batch = 1000;

    private StoreWithGroups _store = null!;

    private long Group => _store.Callers[0].GroupKey;

    public async ValueTask InitializeAsync() => _store = await StoreWithGroups.CreateAsync(groups: 1, audiences: 0, prospects: 0);

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Batch - 1)]
    [InlineData(Batch)]
    [InlineData(Batch + 1)]
    [InlineData((2 * Batch) + 1)]
    public async Task Every_row_is_counted_once_as_added_merged_or_skipped(int rows)
    {
        // Of four rows the last is nobody; of the others, each second import adds a third.
        string[] lines = [.. Enumerable.Range(0, rows).Select(i => i % 4 == 3 ? ",nowhere" : $"P {i},https://www.linkedin.com/in/p-{i}")];
        int people = lines.Count(line => line[0] == 'P');
        PersonImportResult first = await ImportAsync(lines.Where((_, i) => i % 3 != 0));
        PersonImportResult all = await ImportAsync(lines);

        int before = (int)first.Added;
        Assert.Equal((rows, people - before, before, rows - people), ((int)all.Read, (int)all.Added, (int)all.Merged, (int)all.Skipped));
        Assert.Equal(Math.Min(100, rows - people), all.Errors!.Count);
        Assert.Equal(lines.Index().Where(line => line.Item[0] == ',').Take(100).Select(line => line.Index + 2L), all.Errors.Select(error => error.Line));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(2500)]
    public async Task Hundred_errors_are_told_and_all_are_counted(int bad)
    {
        PersonImportResult result = await ImportAsync(Enumerable.Range(0, bad).Select(_ => ",nowhere").Append("Ann,https://www.linkedin.com/in/ann"));
        Assert.Equal((bad + 1, 1, bad), ((int)result.Read, (int)result.Added, (int)result.Skipped));
        Assert.Equal(Enumerable.Range(2, Math.Min(bad, 100)).Select(line => (long)line), result.Errors!.Select(error => error.Line));
    }

    [Theory]
    [InlineData(19, 1)]
    [InlineData(20, 0)]
    public async Task Preview_reads_twenty_rows_and_imports_nobody(int good, int errors)
    {
        string[] lines = [.. Enumerable.Range(0, good).Select(i => $"P {i},https://www.linkedin.com/in/p-{i}"), ",nowhere", ",nowhere"];
        PersonImportResult preview = await ImportAsync(lines, new() { Format = PeopleFormat.Csv, Preview = true, ListName = "L" });
        Assert.Equal(errors, preview.Errors!.Count);
        Assert.Equal(["name", "url"], preview.Columns!.Select(column => column.Header!));
        Assert.All(preview.Columns!, column => Assert.NotNull(column.Example));
        Assert.Equal(good, (int)(await ImportAsync(lines)).Added!);
        Assert.Empty(await ListsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task People_who_become_one_are_told_five_by_name_and_all_by_number(int people)
    {
        await ImportAsync(Enumerable.Range(0, people).SelectMany(i => new[] { $"A {i},{Public(i)}", $"B {i},{ById(i)}" }));
        PersonImportResult joined = await ImportAsync("name,url,linkedin url unique id", Enumerable.Range(0, people).Select(i => $"A {i},{Public(i)},{ById(i)}"));
        if (people == 0)
        {
            Assert.Empty(joined.Notes!);
            return;
        }

        string note = Assert.Single(joined.Notes!);
        string names = string.Join("; ", Enumerable.Range(0, Math.Min(people, 5)).Select(i => $"A {i} ({Public(i)}) and B {i} ({ById(i)})")) + (people > 5 ? "; …" : string.Empty);
        Assert.Equal(
            people == 1
                ? $"1 person was known as several until a row named them together, and is one now: {names}"
                : $"{people} people were known as several until a row named them together, and are one each now: {names}",
            note);
        Assert.Equal((people, 0, people), ((int)joined.Read, (int)joined.Added, (int)joined.Merged));
    }

    [Fact]
    public async Task Lead_list_of_a_name_is_made_once_and_extended()
    {
        var options = new PeopleImportOptions { Format = PeopleFormat.Csv, ListName = "L" };
        PersonImportResult first = await ImportAsync(["Ann,https://www.linkedin.com/in/ann"], options);
        PersonImportResult second = await ImportAsync(["Bob,https://www.linkedin.com/in/bob"], options);
        PersonImportResult other = await ImportAsync(["Bob,https://www.linkedin.com/in/bob"], options with { ListName = "l" });
        PersonImportResult none = await ImportAsync(["Bob,https://www.linkedin.com/in/bob"]);
        Assert.Equal((first.LeadListId, null), (second.LeadListId, none.LeadListId));
        Assert.NotEqual(first.LeadListId, other.LeadListId);
        Assert.Equal([(first.LeadListId, "L"), (other.LeadListId, "l")], await ListsAsync());
    }

    [Theory]
    [InlineData(false, PeopleFormat.Auto)]
    [InlineData(false, PeopleFormat.Csv)]
    public async Task Worksheet_belongs_to_a_workbook(bool workbook, PeopleFormat format)
    {
        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => ImportAsync(["Ann,"], new() { Workbook = workbook, Format = format, Worksheet = "People" }));
        Assert.Equal("worksheet", Assert.Single(refused.Fields).Field);
    }

    private static string Public(int i) => $"https://www.linkedin.com/in/person-{i}";

    private static string ById(int i) => $"https://www.linkedin.com/in/ACoAAABcDe{i}";

    private Task<PersonImportResult> ImportAsync(IEnumerable<string> lines, PeopleImportOptions? options = null) => ImportAsync("name,url", lines, options);

    private async Task<PersonImportResult> ImportAsync(string header, IEnumerable<string> lines, PeopleImportOptions? options = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(header)) + "\n"));
        return await new PeopleImport(_store.Store, new ServiceSettings()).ImportAsync(
            Group, file, options ?? new() { Format = PeopleFormat.Csv }, CancellationToken.None);
    }

    private async Task<IEnumerable<(string? Id, string Name)>> ListsAsync() =>
        (await _store.Store.ReadAsync(session => session.LeadListsAsync(Group), CancellationToken.None)).Select(list => ((string?)list.Id, list.Name));
}
