using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>What of a contact search is not, or unexpectedly, applied is in its answer and in that of the list that it becomes.</summary>
[Collection(SharedService.Name)]
public sealed class ContactNotesTests(SharedService shared)
{
    private const string Company = "\"companyLinkedInUrls\":[\"https://www.linkedin.com/company/acme\"]";

    private Api Api => shared.Api;

    [Theory]
    [InlineData("\"keywords\":\"cloud or data\"", "", "keywords 'or': LinkedIn's operators are in capitals: this is looked for as a word. Write OR")]
    [InlineData("\"keywords\":\"cloud -intern\"", "", "keywords '-intern': LinkedIn has no minus sign: the word is looked for. Write NOT intern to leave it out")]
    [InlineData("\"jobTitles\":[\"engineer*\",\"Head of Data\"]", "", "jobTitles 'engineer*': LinkedIn has no wildcards: the word is looked for as given")]
    [InlineData("\"jobTitles\":[\"engineer* or lead\",\"engineer*\"]", "", "jobTitles 'engineer*': LinkedIn has no wildcards: the word is looked for as given; jobTitles 'or': LinkedIn's operators are in capitals: this is looked for as a word. Write OR")]
    [InlineData("\"keywords\":\"cloud ODER data\"", "", "keywords 'ODER': LinkedIn's operators are AND, OR and NOT: this is looked for as a word, if it is one. Write OR")]
    [InlineData("\"jobTitles\":[\"CTO\",\" \"]", "jobTitles ' ': it is empty", "")]
    [InlineData("\"jobTitles\":[\"CTO\"],\"keywords\":\"  \"", "keywords '  ': it is empty", "")]
    [InlineData("\"jobTitles\":[\"CTO\",\"\"],\"keywords\":\"\"", "jobTitles '': it is empty", "")]
    [InlineData("\"countries\":[\"DE\"],\"skills\":[\"C#\",\"SQL\"]", "skills '[\"C#\",\"SQL\"]': this filter is not known here", "")]
    [InlineData("\"countries\":[\"DE\"],\"school\":\"Yale\",\"hasEmail\":true", "school 'Yale': this filter is not known here; hasEmail 'true': this filter is not known here", "")]
    [InlineData("\"jobTitles\":[\"CTO\"],\"keywords\":\"cloud AND \\\"data lake\\\" NOT intern\"", "", "")]
    public async Task Are_told_by_the_search_by_the_list_and_again_when_it_is_read(string filters, string ignored, string notes)
    {
        JsonNode page = (await Api.PostAsync(Routes.ContactSearch, $"{{{Company},{filters}}}")).Json;
        Assert.Equal((ignored, notes), (Texts(page["ignoredFilters"]!.AsArray()), Texts(page["filterNotes"])));

        Answer made = await Api.PostAsync(Routes.ContactLists, $"{{\"name\":\"n\",\"filters\":{{{Company},{filters}}}}}");
        Assert.Equal(201, made.Status);
        string id = (string)made.Json["id"]!;
        JsonNode renamed = (await Api.PutAsync(Routes.ContactList(id), "{\"name\":\"m\"}")).Json;
        JsonNode listed = (await Api.GetAsync(Routes.ContactLists)).Json["items"]!.AsArray().Single(list => (string)list!["id"]! == id)!;
        foreach (JsonNode list in new[] { made.Json, renamed, (await Api.GetAsync(Routes.ContactList(id))).Json, listed })
        {
            Assert.Equal((ignored, notes), (Texts(list["ignoredFilters"]), Texts(list["filterNotes"])));
            Assert.Equal(ignored.Length > 0, list["ignoredFilters"] is not null);
        }
    }

    [Fact]
    public async Task Unknown_filters_in_any_number_and_of_any_length_are_counted_and_shortened()
    {
        string many = string.Join(",", Enumerable.Range(0, 500).Select(i => $"\"zzzzzz{i}\":\"{new string('x', 300)}\""));
        string[] ignored = [.. (await Api.PostAsync(Routes.ContactSearch, $"{{{Company},{many}}}")).Json["ignoredFilters"]!.AsArray().Select(Text)];
        Assert.Equal(21, ignored.Length);
        Assert.StartsWith("480 more", ignored[20], StringComparison.Ordinal);
        Assert.All(ignored, text => Assert.InRange(text.Length, 1, 300));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Are_not_in_the_answers_of_the_bare_reference()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--bare-reference");
        string filters = $"{Company},\"keywords\":\"a or b\",\"skills\":[\"C#\"]";
        Answer made = await service.Api.PostAsync(Routes.ContactLists, $"{{\"name\":\"n\",\"filters\":{{{filters}}}}}");
        Assert.Equal(201, made.Status);
        foreach (JsonNode answer in new[] { made.Json, (await service.Api.GetAsync(Routes.ContactList((string)made.Json["id"]!))).Json, (await service.Api.PostAsync(Routes.ContactSearch, $"{{{filters}}}")).Json })
        {
            Assert.DoesNotContain(answer.AsObject(), field => field.Key is "ignoredFilters" or "filterNotes");
        }
    }

    private static string Texts(JsonNode? filters) => string.Join("; ", (filters?.AsArray() ?? []).Select(Text));

    private static string Text(JsonNode? filter) =>
        filter!["filter"] + (filter["value"] is { } value ? $" '{value}'" : string.Empty) + $": {filter["reason"]}";
}
