using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Header rows of exporters: <c>tests/data/exporter-headers.tsv</c>.</summary>
public sealed class ExporterHeaderTests
{
    public static TheoryData<string, string, string> Rows() =>
        [.. File.ReadLines(PeopleFile.Path("exporter-headers.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells[2]))];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_column_is_what_it_is(string exporter, string headers, string fields)
    {
        string[] names = headers.Split(',');
        using MemoryStream file = new(Encoding.UTF8.GetBytes($"{headers}\n{string.Join(',', names.Select(_ => "x"))}\n"));
        Dictionary<string, string?> taken = (await FileMapping.PreviewAsync(file, PeopleFormat.Csv, ColumnMap.Empty, CancellationToken.None)).ToDictionary(use => use.Header!, use => use.Field);
        Assert.Equal(names.Length, fields.Split(',').Length);
        Assert.All(names.Zip(fields.Split(',')), pair => Assert.True(
            pair.Second.Split('/').Contains(taken.GetValueOrDefault(pair.First) ?? "-"), $"{exporter}: {pair.First} is {taken.GetValueOrDefault(pair.First) ?? "-"}, not {pair.Second}"));
    }
}
