using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>Imported signals are counted once each over batches of any length, and are a person's by whatever address the file has.</summary>
public sealed class SignalImportTests : IAsyncLifetime
{
    private const string Ann = "https://www.linkedin.com/in/ann";

    private StoreWithGroups _store = null!;

    private long Group => _store.Callers[0].GroupKey;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreWithGroups.CreateAsync(groups: 1, audiences: 0, prospects: 0);
        await _store.Store.WriteAsync(
            session => session.AddPeopleAsync(Group, [Person(Ann, "ACwAAABcDeF"), Person("https://www.linkedin.com/in/bob", null)]), CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(1203)]
    public async Task Rows_add_up_over_batches(int rows)
    {
        string[] lines = [.. Enumerable.Range(0, rows).Select(i => i % 5 == 4 ? "nowhere,news,t,,," : $"{Ann},news,t{i},,,")];
        int good = lines.Count(line => line.StartsWith(Ann, StringComparison.Ordinal));
        SignalImportResult first = await ImportAsync(lines);
        SignalImportResult again = await ImportAsync(lines);
        Assert.Equal((rows, good, 0, rows - good), ((int)first.Read, (int)first.Added, (int)first.Known, (int)first.Skipped));
        Assert.Equal((rows, 0, good, rows - good), ((int)again.Read, (int)again.Added, (int)again.Known, (int)again.Skipped));
        Assert.Equal(lines.Index().Where(line => line.Item[0] == 'n').Take(100).Select(line => line.Index + 2L), first.Errors!.Select(error => error.Line));
        Assert.Equal(good, (await SignalsAsync()).Sum(result => result.Items!.Count));
    }

    [Theory]
    [InlineData("news,t,50,2026-11-25,l", false)]
    [InlineData("news,t,51,2026-11-25,l", false)]
    [InlineData("news,u,50,2026-11-25,l", true)]
    [InlineData("news,t,50,2026-11-26,l", true)]
    [InlineData("news,t,50,,l", true)]
    [InlineData("news,t,50,2026-11-25,m", true)]
    [InlineData("hiring,t,50,2026-11-25,l", true)]
    public async Task Signal_is_another_by_its_type_title_time_or_link(string row, bool isNew)
    {
        SignalImportResult result = await ImportAsync([$"{Ann},news,t,50,2026-11-25,l", $"{Ann},{row}"]);
        Assert.Equal(isNew ? (2, 0) : (1, 1), ((int)result.Added, (int)result.Known));
        SignalImportResult later = await ImportAsync([$"{Ann},{row}"]);
        Assert.Equal((0, 1), ((int)later.Added, (int)later.Known));
        Assert.Equal(row.StartsWith("hiring", StringComparison.Ordinal) ? ["news", "hiring"] : ["news"], (await SignalsAsync()).Select(signals => signals.Type!));
    }

    [Theory]
    [InlineData(Ann, true)]
    [InlineData("linkedin.com/in/ACwAAABcDeF", true)]
    [InlineData("https://www.linkedin.com/sales/lead/ACwAAABcDeF,NAME_SEARCH,x", true)]
    [InlineData("linkedin.com/in/ACwAAABcDEF", false)]
    [InlineData("linkedin.com/in/stranger", false)]
    public async Task Person_is_found_by_the_address_and_by_the_id_in_it(string address, bool isKnown)
    {
        SignalImportResult result = await ImportAsync([$"\"{address}\",news,t,,,"]);
        Assert.Equal(isKnown ? (1, 0) : (0, 1), ((int)result.Added, (int)result.Skipped));
        Assert.Equal(isKnown ? 1 : 0, (await SignalsAsync()).Count);
        if (!isKnown)
        {
            Assert.Contains("Import the person first", Assert.Single(result.Errors!).Message, StringComparison.Ordinal);
        }
    }

    private static PersonWrite Person(string url, string? id) => new(
        Ids.New(), url, id, null, null, false, "{}"u8.ToArray(), null, new SearchText("P", null, null, null, null, null, null, null));

    private async Task<SignalImportResult> ImportAsync(IEnumerable<string> lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend("address,type,title,score,posted at,link")) + "\n"));
        return await new SignalImport(_store.Store).ImportAsync(Group, file, CancellationToken.None);
    }

    // Ann's.
    private Task<IReadOnlyList<SignalResult>> SignalsAsync() => _store.Store.ReadAsync<IReadOnlyList<SignalResult>>(
        async session =>
        {
            long key = (await session.PeopleByAddressAsync(Group, [Ann])).Single().Person.Key;
            byte[]? signals = (await session.PersonSignalsAsync(Group, [key])).Single().Signals;
            return signals is null ? [] : JsonSerializer.Deserialize(signals, WireJson.Context.IReadOnlyListSignalResult)!;
        },
        CancellationToken.None);
}
