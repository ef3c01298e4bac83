using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>A field within two letters of a known one is refused with the right name; other unknown fields are ignored.</summary>
[Collection(SharedService.Name)]
public sealed class MisspeltFieldTests(SharedService shared)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ_-é";

    private Api Api => shared.Api;

    [Theory]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","maxResult":5}""", "maxResult", "maxResults")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","max_results":5}""", "max_results", "maxResults")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","SearchEmails":true}""", "SearchEmails", "searchEmails")]
    [InlineData("""{"source":"post_commenters","posturl":"https://www.linkedin.com/posts/x"}""", "posturl", "postUrl")]
    public async Task Of_a_start(string body, string field, string meant)
    {
        Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), body);
        Assert.Equal((400, ErrorCodes.ValidationError), (answer.Status, answer.Code));
        Assert.Equal([field], answer.Fields);
        Assert.Contains($"'{meant}'", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_object_inside_the_body()
    {
        Answer answer = await Api.PostAsync(
            Routes.ContactLists, """{"name":"n","filters":{"companyLinkedinUrls":["https://www.linkedin.com/company/a"],"keyword":"a"}}""");
        Assert.Equal(["filters.companyLinkedinUrls", "filters.keyword"], answer.Fields);
    }

    [Fact]
    public async Task Other_unknown_fields_are_ignored_and_not_stored()
    {
        Answer list = await Api.PostAsync(
            Routes.ContactLists, """{"name":"n","color":"red","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/a"],"keywords":"a","weather":{"names":1}}}""");
        Assert.Equal(201, list.Status);
        Assert.Equal(["companyLinkedInUrls", "keywords"], list.Json["filters"]!.AsObject().Select(f => f.Key));
    }

    [Fact]
    public async Task Names_with_up_to_two_random_mistakes()
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        string[] known = ["source", "searchUrl", "savedSearchId", "leadListId", "postUrl", "urls", "maxResults", "searchEmails", "audienceName"];
        List<string> accepted = [];
        for (int i = 0; i < 150; i++)
        {
            string name = known[random.Next(known.Length)];
            // A swap with a letter put between its two is three mistakes.
            name = random.Next(4) == 0 ? Swap(name, random.Next(1, name.Length)) : Mistake(random.Next(2) == 0 ? name : Mistake(name, random), random);

            var body = new JsonObject { [name] = "x" };
            body["source"] = "fax";
            Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), body.ToJsonString());
            if (!known.Contains(name) && !answer.Fields.SequenceEqual([name]))
            {
                accepted.Add($"{name}: {answer.Text}");
            }
        }

        Assert.True(accepted.Count == 0, $"seed {seed}: {string.Join('\n', accepted)}");
    }

    private static string Mistake(string name, Random random)
    {
        int at = random.Next(name.Length);
        string letter = Letters[random.Next(Letters.Length)].ToString();
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, letter),
            _ => name.Remove(at, 1).Insert(at, letter),
        };
    }

    private static string Swap(string name, int at) =>
        string.Concat(name.AsSpan(0, at - 1), name.AsSpan(at, 1), name.AsSpan(at - 1, 1), name.AsSpan(at + 1));
}
