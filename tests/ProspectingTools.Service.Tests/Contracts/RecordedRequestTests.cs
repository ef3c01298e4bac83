using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Service.Tests.People;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Contracts;

/// <summary>Requests as other clients of the contact-lists API make them are answered as its reference says.</summary>
public sealed class RecordedRequestTests
{
    [Fact]
    public async Task Contact_lists()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "200");
        Dictionary<string, string> values = new()
        {
            ["{company}"] = Service.Sample.SampleData.People(1, 1).Single().Prospect.Company!.LinkedinUrl!,
            ["{emoji150}"] = Emoji(150),
            ["{emoji200}"] = Emoji(200),
            ["{emoji201}"] = Emoji(201),
        };
        List<string> wrong = [];
        foreach (string line in await File.ReadAllLinesAsync(PeopleFile.Path("requests/contact-lists.jsonl")))
        {
            JsonNode request = JsonNode.Parse(values.Aggregate(line, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal)))!;
            string? key = (string?)request["key"] ?? ServiceProcess.SessionKey;
            using var api = new Api(service.Api.Address, service.Api.Group, key.Length == 0 ? null : key);
            using StringContent? body = request["body"] is { } json ? new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json") : null;
            Answer answer = await api.SendAsync(new HttpMethod((string)request["method"]!), (string)request["path"]!, body);
            if (answer.Status != (int)request["status"]!)
            {
                wrong.Add($"{line}: {answer.Status} {answer.Text}");
            }

            if ((string?)request["keep"] is { } field)
            {
                values[$"{{{field}}}"] = (string)answer.Json[field]!;
            }
        }

        Assert.Empty(wrong);
    }

    // A family is one emoji of eleven UTF-16 units.
    private static string Emoji(int count) => string.Concat(Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "😀" : "👨‍👩‍👧‍👦"));
}
