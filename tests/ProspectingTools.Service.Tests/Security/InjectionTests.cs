using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>SQL, paths, headers and full-text notation in every string: text stays text.</summary>
[Collection(SharedService.Name)]
public sealed class InjectionTests(SharedService shared)
{
    private const string Id = "0123456789abcdef01234567";

    private static readonly string[] s_attacks =
    [
        "' OR '1'='1", "'; DROP TABLE people; --", "\"; DELETE FROM audiences; --", "1 UNION SELECT hash FROM api_keys", "%' OR 1=1", "${7*7}", "{{7*7}}",
        "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "%2e%2e%2fetc%2fpasswd", "C:\\windows", "\\\\host\\share",
        "a\r\nX-Injected: 1", "a%0d%0aX-Injected:%201", "a\0b", "<script>alert(1)</script>", "title:\"x\" OR *", "NEAR(a b, 2)", "\"unclosed", "a* -b ^c", "x') --", "\u202e\ud83d\ude80",
    ];

    private Api Api => shared.Api;

    public static TheoryData<string> Attacks => [.. s_attacks];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Paths_and_queries(string attack)
    {
        string text = Uri.EscapeDataString(attack);
        string group = Api.Group;
        foreach (string path in new[]
        {
            $"/v1/accounts/{text}/audiences", Routes.Audience(group, text), Routes.Prospects(group, text), Routes.Job(group, text), Routes.Signals(group, text), Routes.ContactList(text), Routes.Contacts(text),
            Routes.ProviderLookup(group, text), $"/v1/{text}", $"/openapi/{text}.json", $"{Routes.Audiences(group)}?cursor={text}", $"{Routes.Audiences(group)}?limit={text}", $"{Routes.Jobs(group)}?status={text}",
            $"{Routes.Signals(group, Id)}?minScore={text}", $"{Routes.ContactLists}?offset={text}", $"{Routes.ContactLists}?limit={text}",
        })
        {
            Answer answer = await Api.GetAsync(path);
            Assert.True(answer.Status is 200 or (>= 400 and < 500), $"{path}: {answer.Status} {answer.Text}");
            Assert.False(answer.Headers.Contains("X-Injected"));
            Assert.DoesNotContain("root:", answer.Text, StringComparison.Ordinal);

            // A path that is none at all is refused by the server below, without a body.
            Assert.True(answer.Text.Length > 0 || answer.Status == 400, path);
            Assert.True(answer.Text.Length == 0 || JsonNode.Parse(answer.Text) is not null);
        }

        await UnharmedAsync();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Bodies_and_headers(string attack)
    {
        string text = JsonSerializer.Serialize(attack);
        string group = Api.Group;
        foreach ((string path, string body) in new[]
        {
            (Routes.Jobs(group), $$"""{"source":{{text}}}"""),
            (Routes.Jobs(group), $$"""{"source":"linkedin_search","searchUrl":{{text}}}"""),
            (Routes.Jobs(group), $$"""{"source":"linkedin_search","searchUrl":{{JsonSerializer.Serialize("https://www.linkedin.com/search/results/people/?keywords=" + Uri.EscapeDataString(attack))}}}"""),
            (Routes.Jobs(group), $$"""{"source":"sales_navigator","leadListId":{{text}}}"""),
            (Routes.Jobs(group), $$"""{"source":"post_commenters","postUrl":{{text}}}"""),
            (Routes.Jobs(group), $$"""{"source":"url_upload","urls":[{{text}}]}"""),
            (Routes.Audiences(group), $$"""{"name":"n","type":{{text}}}"""),
            (Routes.MoveToFolder(group, Id), $$"""{"folderId":{{text}}}"""),
            (Routes.MoveLeads(group, Id), $$"""{"targetAudienceId":{{text}},"leadIds":[{{text}}]}"""),
            (Routes.ContactLists, $$"""{"name":{{text}},"filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/a"],"jobTitles":[{{text}}],"keywords":{{text}} } }"""),
            (Routes.ContactLists, $$"""{"name":"n","filters":{"companyLinkedInUrls":[{{text}}],"countries":[{{text}}]} }"""),
        })
        {
            Answer answer = await Api.PostAsync(path, body);
            Assert.True(answer.Status is 201 or 202 or (>= 400 and < 500), $"{body}: {answer.Status} {answer.Text}");
        }

        Answer header = await Api.PostAsync(Routes.Jobs(group), "{}", ("X-Prospecting-Fault", string.Concat(attack.Select(c => char.IsBetween(c, ' ', '~') ? c : ' '))));
        Assert.InRange(header.Status, 400, 499);
        await UnharmedAsync();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Names_come_back_as_they_were_given(string attack)
    {
        string text = JsonSerializer.Serialize(attack);
        Answer made = await Api.PostAsync(Routes.Audiences(Api.Group), $$"""{"name":{{text}},"description":{{text}},"type":"on_demand"}""");
        if (attack.Contains('\0'))
        {
            // PostgreSQL cannot keep U+0000, so no store takes it.
            Assert.Equal(400, made.Status);
            return;
        }

        Assert.Equal(201, made.Status);
        Answer read = await Api.GetAsync(Routes.Audience(Api.Group, (string)made.Data["id"]!));
        Assert.Equal((attack, attack), ((string?)read.Data["name"], (string?)read.Data["description"]));
        Assert.Equal(200, (await Api.DeleteAsync(Routes.Audience(Api.Group, (string)made.Data["id"]!))).Status);

        string query = $"listName={Uri.EscapeDataString(attack)}&format=jsonl";
        Answer imported = await Api.ImportAsync($$"""{"name":{{text}},"linkedinUrl":"https://www.linkedin.com/in/injected","title":{{text}}}""", query);
        Assert.Equal(200, imported.Status);
        Assert.Contains(attack, (await Api.GetAsync(Routes.LeadLists(Api.Group))).Items.Select(l => (string?)l!["name"]));
    }

    [Fact]
    public async Task Searches_of_many_words_are_refused_instead_of_holding_the_service()
    {
        string[] many = [.. Enumerable.Range(0, 20_000).Select(i => $"w{i}")];
        foreach ((string filter, string field) in new[]
        {
            ($"\"keywords\":\"{string.Join(' ', many)}\"", "filters.keywords"),
            ($"\"jobTitles\":{JsonSerializer.Serialize(many)}", "filters.jobTitles"),
            ($"\"countries\":{JsonSerializer.Serialize(many.Select(_ => "DE"))}", "filters.countries"),
            ($"\"jobTitles\":[\"{new string('t', 201)}\"]", "filters.jobTitles[0]"),
        })
        {
            Answer answer = await Api.PostAsync(Routes.ContactLists, $$"""{"name":"n","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/a"],{{filter}} } }""");
            Assert.Equal((400, field), (answer.Status, answer.Fields.Single()));
        }
    }

    private async Task UnharmedAsync()
    {
        Assert.Contains("Founders", (await Api.GetAsync(Routes.LeadLists(Api.Group))).Items.Select(l => (string?)l!["name"]));
        Assert.Equal(200, (await Api.GetAsync(Routes.Accounts)).Status);
    }
}
