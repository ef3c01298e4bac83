using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.People.Import;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Imports people into the directory: in batches, each in one transaction; bad rows are counted and skipped.</summary>
internal sealed class PeopleImport(IStore store, ServiceSettings settings)
{
    // Large enough that the full-text index writes few, large segments; small enough that other writers do not wait long.
    private const int BatchSize = 1000;
    private const int MostErrors = 100;
    private const int RowsOfPreview = 20;

    // People who wait are in memory, where each collection moves them: with four batches that took a tenth of the import.
    private const int BatchesWaiting = 1;
    private const int MostJoined = 5;

    /// <summary>Imports a file.</summary>
    /// <exception cref="RuleException">An option is wrong.</exception>
    public async Task<PersonImportResult> ImportAsync(long groupKey, Stream input, PeopleImportOptions options, CancellationToken cancellationToken)
    {
        ColumnMap map = Map(options.Map);
        string? post = Post(options.PostUrl);
        if (options.ListName is not null)
        {
            var checks = new FieldChecks();
            checks.Required("listName", options.ListName, Assumed.MaxAudienceName);
            checks.Done();
        }

        SuppressionList suppression = await SuppressedPeople.RequireAsync(settings, cancellationToken);
        using Workbook? workbook = await OpenAsync(input, options, cancellationToken);
        using var reader = new PeopleReader(workbook?.Csv ?? input, workbook is null ? options.Format : PeopleFormat.Csv, map);
        return options.Preview
            ? await PreviewAsync(reader, workbook, cancellationToken)
            : await ImportAsync(groupKey, reader, suppression, workbook, post, options, cancellationToken);
    }

    private static async Task<Workbook?> OpenAsync(Stream input, PeopleImportOptions options, CancellationToken cancellationToken)
    {
        if (!options.Workbook && (options.Format != PeopleFormat.Auto || !input.CanSeek || !Workbook.Begins(input)))
        {
            return options.Worksheet is null ? null : throw RuleException.Invalid("worksheet", "belongs to a workbook, which this is not");
        }

        return await SheetReading.OpenAsync(input, options.Worksheet, cancellationToken);
    }

    private static async Task<PersonImportResult> PreviewAsync(PeopleReader reader, Workbook? workbook, CancellationToken cancellationToken)
    {
        reader.Report.WithExamples = true;
        List<RowError> errors = [];
        for (int i = 0; i < RowsOfPreview && await reader.ReadAsync(cancellationToken) is { } row; i++)
        {
            if (row.Error is { } error)
            {
                errors.Add(new RowError { Line = row.Line, Message = error });
            }
        }

        return new PersonImportResult { Columns = [.. reader.Report.Columns], Notes = Notes(reader, workbook), Errors = errors };
    }

    private static IReadOnlyList<string> Notes(PeopleReader reader, Workbook? workbook) =>
        workbook?.Note is { } note ? [note, .. reader.Report.Notes] : reader.Report.Notes;

    // Joining cannot be taken back, so it is said; a wrong address in one row is how two people become one by mistake.
    private static IEnumerable<string> Notes(List<string> joined) => joined.Count == 0
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"{joined.Count:N0} {(joined.Count == 1 ? "person was" : "people were")} known as several until a row named them together, and {(joined.Count == 1 ? "is one" : "are one each")} now: {string.Join("; ", joined.Take(MostJoined))}{(joined.Count > MostJoined ? "; …" : string.Empty)}")];

    private static IEnumerable<string> Notes(long suppressed) => suppressed == 0
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"{suppressed:N0} {(suppressed == 1 ? "person is" : "people are")} in the suppression file and {(suppressed == 1 ? "was" : "were")} left out.")];

    private async Task<PersonImportResult> ImportAsync(
        long groupKey, PeopleReader reader, SuppressionList suppression, Workbook? workbook, string? post, PeopleImportOptions options, CancellationToken cancellationToken)
    {
        var result = new PersonImportResult();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // One thread reads and understands the file, another writes: one batch may wait between them.
        Channel<Batch> batches = Channel.CreateBounded<Batch>(new BoundedChannelOptions(BatchesWaiting) { SingleReader = true, SingleWriter = true });
        Task reading = Task.Run(() => ReadAsync(reader, suppression, batches.Writer, stop.Token), CancellationToken.None);
        List<RowError> errors = [];
        List<string> joined = [];
        try
        {
            await foreach (Batch batch in batches.Reader.ReadAllAsync(CancellationToken.None))
            {
                result.Read += batch.Rows;
                result.Suppressed += batch.Suppressed;
                result.Skipped += batch.Skipped;
                errors.AddRange(batch.Errors.Take(MostErrors - errors.Count));
                await FlushAsync(groupKey, batch.People, options.ListName, post, result, joined, cancellationToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            batches.Writer.TryComplete();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await store.SettleAsync(CancellationToken.None);
        }

        result.Blank = reader.Report.Blank;
        result.Columns = [.. reader.Report.Columns];
        result.Notes = [.. Notes(reader, workbook), .. Notes(joined), .. Notes(result.Suppressed)];
        result.Errors = errors;
        return result;
    }

    /// <summary>A lead list by name, added when there is none.</summary>
    public static async Task<SourceRow> LeadListAsync(IWriteSession session, long groupKey, string name)
    {
        SourceRow? found = (await session.LeadListsAsync(groupKey)).FirstOrDefault(l => l.Name == name);
        if (found is not null)
        {
            return found;
        }

        string id = Ids.New();
        return new SourceRow { Key = await session.AddLeadListAsync(groupKey, id, name), Id = id, Name = name };
    }

    private async Task ReadAsync(PeopleReader reader, SuppressionList suppression, ChannelWriter<Batch> batches, CancellationToken cancellationToken)
    {
        try
        {
            Func<SearchText, byte[]>? wordsOf = store.WordsOf();
            Batch batch = new(suppression, wordsOf);
            while (await reader.ReadAsync(cancellationToken) is { } row)
            {
                batch.Add(row);
                if (batch.Rows == BatchSize)
                {
                    await batches.WriteAsync(batch, cancellationToken);
                    batch = new Batch(suppression, wordsOf);
                }
            }

            await batches.WriteAsync(batch, cancellationToken);
            batches.TryComplete();
        }
        catch (Exception e)
        {
            // What was read before the file broke is written, and then the failure is reported.
            batches.TryComplete(e);
        }
    }

    private async Task FlushAsync(
        long groupKey, List<ReadyPerson> batch, string? listName, string? post, PersonImportResult result, List<string> joined, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        (int added, string? listId, IReadOnlyList<string> ones) = await store.WriteAsync(
            groupKey,
            async session =>
            {
                // The import is reported when all of it is on disk, so that no batch has to wait for that.
                await session.DeferDiskAsync();
                string? list = null;
                (IReadOnlyList<long> keys, int count, IReadOnlyList<string> several) = await PeopleMerging.AddAsync(session, groupKey, batch);
                if (listName is not null)
                {
                    SourceRow row = await LeadListAsync(session, groupKey, listName);
                    await session.AddLeadListMembersAsync(groupKey, row.Key, keys);
                    list = row.Id;
                }

                if (post is not null)
                {
                    await session.AddCommentersAsync(groupKey, await session.PostKeyAsync(groupKey, post), keys);
                }

                return (count, list, several);
            },
            cancellationToken);
        joined.AddRange(ones);
        result.Added += added;
        result.LeadListId = listId ?? result.LeadListId;
        result.Merged = result.Read - result.Skipped - result.Suppressed - result.Added;
    }

    private static ColumnMap Map(string? text)
    {
        try
        {
            return ColumnMap.Parse(text);
        }
        catch (FormatException e)
        {
            throw RuleException.Invalid("map", e.Message);
        }
    }

    private static string? Post(string? text) =>
        text is null ? null
        : LinkedInUrl.TryNormalizePost(text, out string? url) ? url
        : throw RuleException.Invalid("postUrl", "must be the URL of a LinkedIn post");

    /// <summary>Rows on their way to the store.</summary>
    private sealed class Batch(SuppressionList suppression, Func<SearchText, byte[]>? wordsOf)
    {
        public List<ReadyPerson> People { get; } = new(BatchSize);

        public List<RowError> Errors { get; } = [];

        public int Skipped { get; private set; }

        public int Suppressed { get; private set; }

        public int Rows => People.Count + Skipped + Suppressed;

        public void Add(PersonRow row)
        {
            if (row.Person is { } person)
            {
                if (suppression.Has(person))
                {
                    Suppressed++;
                    return;
                }

                People.Add(new ReadyPerson(person, sample: false, wordsOf));
                return;
            }

            Skipped++;
            if (Errors.Count < MostErrors)
            {
                Errors.Add(new RowError { Line = row.Line, Message = row.Error });
            }
        }
    }
}
