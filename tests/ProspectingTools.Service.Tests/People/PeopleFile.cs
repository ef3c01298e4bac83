using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Reads people from text or from a file of tests/data.</summary>
internal static class PeopleFile
{
    public static Task<List<PersonRow>> ReadAsync(string text, string? map = null, PeopleFormat format = PeopleFormat.Auto) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), map, format);

    public static async Task<List<PersonRow>> ReadAsync(byte[] bytes, string? map = null, PeopleFormat format = PeopleFormat.Auto)
    {
        using MemoryStream stream = new(bytes);
        List<PersonRow> rows = [];
        await foreach (PersonRow row in StreamAsync(stream, format, ColumnMap.Parse(map), CancellationToken.None))
        {
            Assert.True(row.Person is null ^ row.Error is null);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The rows as they come.</summary>
    public static async IAsyncEnumerable<PersonRow> StreamAsync(Stream stream, PeopleFormat format, ColumnMap map, [EnumeratorCancellation] CancellationToken ct)
    {
        using PeopleReader reader = new(stream, format, map);
        while (await reader.ReadAsync(ct) is { } row)
        {
            yield return row;
        }
    }

    /// <summary>The only person of a text without errors.</summary>
    public static async Task<Person> OneAsync(string text, string? map = null)
    {
        PersonRow row = Assert.Single(await ReadAsync(text, map));
        Assert.Null(row.Error);
        return row.Person!;
    }

    public static string Names(IEnumerable<PersonRow> rows) =>
        string.Join(" ", rows.Select(row => $"{row.Line}:{row.Person?.Prospect.Name ?? "!"}"));

    public static Prospect[] Prospects(IEnumerable<PersonRow> rows) => [.. rows.Select(row => row.Person!.Prospect)];

    public static string Path(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "ProspectingTools.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds the solution.");
        }

        return System.IO.Path.Combine(folder, "tests", "data", name);
    }
}
