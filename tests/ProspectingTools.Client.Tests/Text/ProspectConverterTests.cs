using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>The quick way of reading a prospect must not be told from the serializer's.</summary>
public sealed class ProspectConverterTests
{
    private const int Prospects = 2000;

    private static readonly WireJsonContext s_plain = new(new JsonSerializerOptions(WireJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly string[] s_texts = ["id", "firstName", "lastName", "name", "headline", "about", "photoUrl", "linkedinUrl", "publicIdentifier", "title", "connectionStatus", "chatStatus"];
    private static readonly string[] s_companyTexts = ["name", "linkedinIdentifier", "linkedinUrl", "industry", "website", "size", "location", "about", "logoUrl", "founded", "type", "specialties", "tagline"];

    // What the reference shows comes most often; the rest is what servers send all the same.
    private static readonly string[] s_usual = ["\"text\"", "\"\"", "\"ü € 𝄞\"", "\"a \\\"quoted\\\" \\u00e9\\n\"", "null"];
    private static readonly string[] s_odd = ["17", "-2.5e3", "true", "false", "[1,2]", "{\"a\":{\"b\":[]}}", "[]", "{}", "\"half \\ud83d pair\""];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 20)]
    public void Reads_what_the_serializer_reads(int seed, int oddPercent)
    {
        var random = new Random(seed);
        for (int i = 0; i < Prospects; i++)
        {
            string json = Make(random, oddPercent);
            Assert.Equal(Read(json, s_plain.Prospect), Read(json, WireJson.Context.Prospect));
        }
    }

    [Theory]
    [InlineData("""{"id":"a","id":"b","company":{"name":"x"},"company":{"size":"y"}}""")]
    [InlineData("""{"\u0069d":"a"}""")]
    [InlineData("""{"Id":"a","ID":"b"}""")]
    [InlineData("""{"emails":[null,{"email":"a@b.example"}],"location":null,"company":null}""")]
    [InlineData("""{"company":{"followerCount":1e3},"emails":[{"email":"a","other":1}],"location":{"text":"t","other":{}}}""")]
    [InlineData("""{"company":{"followerCount":99999999999999999999}}""")]
    [InlineData("""{"chatStatus":"last","id":"first in the reference"}""")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"company":17}""")]
    [InlineData("""{"emails":{}}""")]
    public void Reads_shapes_at_the_edge_as_the_serializer_does(string json) =>
        Assert.Equal(Read(json, s_plain.Prospect), Read(json, WireJson.Context.Prospect));

    [Fact]
    public void What_is_cut_off_is_refused_wherever_it_is_cut()
    {
        byte[] json = Encoding.UTF8.GetBytes(Make(new Random(7), oddPercent: 0));
        for (int length = 0; length < json.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(json.AsSpan(0, length), WireJson.Context.Prospect));
        }
    }

    private static string Make(Random random, int oddPercent)
    {
        List<string> fields = Some(random, s_texts, oddPercent);
        Maybe("company", Object(s_companyTexts, "followerCount", "1500"));
        Maybe("location", Object(["text", "countryCode"], null, null));
        Maybe("emails", $"[{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => Object(["email", "deliverable", "qualityScore"], null, null)))}]");
        Maybe("premium", random.Next(2) == 0 ? "true" : "false");
        Maybe("isOpenProfile", random.Next(2) == 0 ? "true" : "false");
        if (random.Next(100) < oddPercent)
        {
            fields.Add("\"later\":{\"x\":1}");
        }

        if (random.Next(4) == 0)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(fields));
        }

        return $"{{{string.Join(random.Next(8) == 0 ? " ,\r\n " : ",", fields)}}}";

        void Maybe(string name, string value)
        {
            if (random.Next(5) > 0)
            {
                fields.Add($"\"{name}\":{(random.Next(100) < oddPercent ? s_odd[random.Next(s_odd.Length)] : value)}");
            }
        }

        string Object(string[] names, string? other, string? value)
        {
            List<string> inner = Some(random, names, oddPercent);
            if (other is not null && random.Next(2) == 0)
            {
                inner.Add($"\"{other}\":{(random.Next(100) < oddPercent ? s_odd[random.Next(s_odd.Length)] : value)}");
            }

            return $"{{{string.Join(",", inner)}}}";
        }
    }

    private static List<string> Some(Random random, string[] names, int oddPercent) => [.. names
        .Where(_ => random.Next(5) > 0)
        .Select(name => $"\"{name}\":{(random.Next(100) < oddPercent ? s_odd[random.Next(s_odd.Length)] : s_usual[random.Next(s_usual.Length)])}")];

    private static string Read(string json, JsonTypeInfo<Prospect> way)
    {
        try
        {
            // What writing does not show: null and empty are not the same to who reads them.
            return JsonSerializer.Deserialize(json, way) is { } p
                ? $"{JsonSerializer.Serialize(p, way)} {p.Company is null} {p.Location is null} {p.Emails?.Count} {p.Emails?.GetType().Name} {p.Extra?.Count} {p.Company?.Extra?.Count} {p.FirstName is null}"
                : "null";
        }
        catch (JsonException)
        {
            return "refused";
        }
    }
}
