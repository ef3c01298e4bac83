using System;
using System.CommandLine;
using System.IO;
using System.Text;
using System.Globalization;
using System.Linq;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Cli;

/// <summary>people import.</summary>
internal static class PeopleCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StoreOptions store)
    {
        var file = new Argument<FileInfo>("file") { Description = "A CSV file (LinkedIn's Connections.csv too), JSON Lines, a JSON array, or an Excel workbook." };
        file.AcceptExistingOnly();
        var map = new Option<string?>("--map") { Description = "Which column means which field, such as title=type,location=state." };
        var listName = new Option<string?>("--list-name") { Description = "A lead list to put the people into." };
        var worksheet = new Option<string?>("--worksheet") { Description = "The sheet of a workbook. Default: its first one with something in it." };
        var postUrl = new Option<string?>("--post-url") { Description = "A post on which the people commented." };
        var encoding = new Option<string?>("--encoding") { Description = "The code page of a text that is neither UTF-8 nor UTF-16, such as windows-1251." };
        Option<string?> group = StoreCommand.GroupOption();
        var import = new Command("import", "Import people into the directory.") { file, map, listName, worksheet, postUrl, encoding, group };
        import.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(
            store,
            parsed,
            async (opened, _) =>
            {
                AccountGroupRow owner = await opened.ReadAsync(session => StoreCommand.RequireGroupAsync(session, parsed.GetValue(group)), cancellationToken);
                var options = new PeopleImportOptions
                {
                    Format = FormatOf(parsed.GetValue(file)!),
                    Worksheet = parsed.GetValue(worksheet),
                    Map = parsed.GetValue(map),
                    ListName = parsed.GetValue(listName),
                    PostUrl = parsed.GetValue(postUrl),
                };
                await using FileStream bytes = parsed.GetValue(file)!.OpenRead();
                await using Stream input = parsed.GetValue(encoding) is { } name ? new RecodedStream(bytes, CodePage(name)) : bytes;
                PersonImportResult result = await new PeopleImport(opened, new ServiceSettings { Suppression = store.Suppression(parsed) }).ImportAsync(owner.Key, input, options, cancellationToken);
                Console.WriteLine($"{result.Read} rows: {result.Added} people added, {result.Merged} merged, {result.Skipped} skipped, {result.Suppressed} suppressed.");
                Console.WriteLine($"Columns: {string.Join(", ", result.Columns ?? [])}.");
                foreach (string note in result.Notes ?? [])
                {
                    Console.Error.WriteLine(FileHints.WithCodePages(note, "--encoding"));
                }

                foreach (RowError error in result.Errors ?? Enumerable.Empty<RowError>())
                {
                    Console.Error.WriteLine(FileHints.WithCodePages($"{error}", "--encoding"));
                }
            },
            cancellationToken));
        return new Command("people", "The people directory.") { import };
    }

    private static Encoding CodePage(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Encoding.GetEncoding(number) : Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw RuleException.Invalid("encoding", "is not a known code page; give one such as windows-1250, windows-1251, shift_jis");
        }
    }

    private static PeopleFormat FormatOf(FileInfo file) => file.Extension.ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" => PeopleFormat.Csv,
        ".JSONL" or ".NDJSON" => PeopleFormat.JsonLines,
        _ => PeopleFormat.Auto,
    };
}
