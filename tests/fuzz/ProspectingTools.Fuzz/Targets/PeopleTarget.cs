using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Testing.Fuzz.Targets;

/// <summary>Files of people: each row is a person that can be stored and answered, or an error with its line.</summary>
internal abstract class PeopleTarget : FuzzTarget
{
    private const int IdLength = 24;

    private static readonly string s_id = new('0', IdLength);

    // A file is read as a stream, so its length as such proves nothing; what is bounded is the time for each part of it.
    public override int Longest => 256 * 1024;

    protected abstract PeopleFormat Format { get; }

    public override async Task<string?> RunAsync(byte[] input)
    {
        using var file = new MemoryStream(input);
        using var reader = new PeopleReader(file, Format, ColumnMap.Empty);
        while (await reader.ReadAsync(CancellationToken.None) is { } row)
        {
            if (row.Line < 1 || row.Person is null == row.Error is null)
            {
                return $"line {row.Line} is neither a person nor an error";
            }

            if (row.Person is not null)
            {
                PersonWrite stored = PersonRecord.ToStore(row.Person, s_id, sample: false);
                using JsonDocument answered = JsonDocument.Parse(ProspectJson.WithEmails(ProspectJson.Create(s_id, stored.Json), stored.Emails));
                if (answered.RootElement.GetProperty("id").GetString() != s_id)
                {
                    return $"line {row.Line} took the place of the id";
                }
            }
        }

        return null;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>CSV.</summary>
internal sealed class CsvTarget : PeopleTarget
{
    public override string Name => "csv";

    public override int Weight => 16;

    public override IReadOnlyList<string> Tokens { get; } =
    [
        ",", ";", "\t", "|", "\"", "\"\"", "\",\"", "\r", "\n", "\"\n", "sep=;\n", "First Name,Last Name\n", "name", "linkedinUrl", "https://www.linkedin.com/in/ann", "Email", "a@b.example; c@d.example",
        "Company", "country", "DE", "\ufeff", "\u00fc", " ", ",,,,,,,,",
    ];

    protected override PeopleFormat Format => PeopleFormat.Csv;
}

/// <summary>JSON Lines, told from CSV by the reader itself.</summary>
internal sealed class JsonLinesTarget : PeopleTarget
{
    public override string Name => "json-lines";

    public override int Weight => 16;

    public override IReadOnlyList<string> Tokens { get; } =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\n", "{\"name\":\"", "\"linkedinUrl\":\"https://www.linkedin.com/in/ann\"", "\"emails\":[{\"email\":\"a@b.example\"}]", "\"company\":{\"name\":", "\"id\":\"x\"",
        "\"location\":", "\\ud83d", "\\n", "1.5e3", "true", "null", "\"providerId\":",
    ];

    protected override PeopleFormat Format => PeopleFormat.Auto;
}
