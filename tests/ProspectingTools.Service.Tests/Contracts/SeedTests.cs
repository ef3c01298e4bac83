using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Tests.People;
using Xunit;

namespace ProspectingTools.Service.Tests.Contracts;

/// <summary>Every example body of the seed documents parses into the contract types and comes back unchanged.</summary>
public sealed class SeedTests
{
    private static readonly string s_folder = PeopleFile.Path("seeds");

    public static IEnumerable<object[]> Files() =>
        Directory.GetFiles(s_folder, "*.json", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(s_folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal).Select(f => new object[] { f });

    [Theory]
    [MemberData(nameof(Files))]
    public void Example_comes_back_unchanged(string file)
    {
        string text = File.ReadAllText(Path.Combine(s_folder, file));
        string type = TypeOf(file);

        // As a client reads it, and as this service reads and writes it.
        foreach (WireJsonContext context in new[] { WireJson.Context, RequestJson.Context })
        {
            var info = (JsonTypeInfo)typeof(WireJsonContext).GetProperty(type)!.GetValue(context)!;
            object read = JsonSerializer.Deserialize(text, info)!;
            JsonNode? back = JsonNode.Parse(JsonSerializer.Serialize(read, info));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), back), $"{file} came back as {back}");
        }
    }

    [Fact]
    public void All_pages_have_examples() =>
        Assert.Equal(["000", "001", "002", "003", "004"], Files().Select(f => ((string)f[0]).Split('/')[^1][..3]).Distinct().Order(StringComparer.Ordinal));

    // The type that serves the operation that the file is named by.
    private static string TypeOf(string file) => file switch
    {
        "requests/002-create-contact-list.json" => nameof(WireJsonContext.CreateContactListRequest),
        "requests/002-rename-contact-list.json" => nameof(WireJsonContext.RenameContactListRequest),
        "000-lead-lists-200.json" => nameof(WireJsonContext.EnvelopeItemListLeadList),
        "001-saved-searches-200.json" => nameof(WireJsonContext.EnvelopeItemListSavedSearch),
        "002-contact-lists-200.json" => nameof(WireJsonContext.OffsetPageContactList),
        "002-contacts-200.json" => nameof(WireJsonContext.OffsetPageContact),
        "002-create-contact-list-400.json" => nameof(WireJsonContext.PlainErrorBody),
        "003-audience-prospects-200.json" => nameof(WireJsonContext.EnvelopeCursorPageProspect),
        _ when file.StartsWith("004", StringComparison.Ordinal) && file.Contains("-20", StringComparison.Ordinal) => nameof(WireJsonContext.EnvelopeStartedJob),
        _ when file.StartsWith("002", StringComparison.Ordinal) && file.Contains("-20", StringComparison.Ordinal) => nameof(WireJsonContext.ContactList),
        _ when file.StartsWith("002", StringComparison.Ordinal) => nameof(WireJsonContext.StructuredErrorBody),
        _ => nameof(WireJsonContext.EnvelopeNullableJsonElement),
    };
}
