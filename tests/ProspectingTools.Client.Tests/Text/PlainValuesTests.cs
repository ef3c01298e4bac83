using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>Fields that the module does not know: what the server wrote is what is there, and what is written again.</summary>
public sealed class PlainValuesTests
{
    private const int Seed = 20261125;

    [Fact]
    public void Whatever_the_fields_hold_is_written_again_as_it_was()
    {
        var random = new Random(Seed);
        for (int i = 0; i < 2000; i++)
        {
            string json = $$"""{"id":"p","later":{{Value(random, 0)}}}""";
            Prospect read = JsonSerializer.Deserialize(json, WireJson.Context.Prospect)!;
            string written = JsonSerializer.Serialize(read, WireJson.Context.Prospect);
            Assert.True(
                JsonNode.DeepEquals(JsonNode.Parse(json)!["later"], JsonNode.Parse(written)!["later"]),
                $"seed {Seed}, value {i}: {json} became {written}");
            Assert.True(IsPlain(read.Extra!["later"]), $"seed {Seed}, value {i}: {json}");
        }
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e3", "1000")]
    public void A_number_keeps_its_digits(string number, string written)
    {
        Prospect read = JsonSerializer.Deserialize($$"""{"later":[{{number}}]}""", WireJson.Context.Prospect)!;
        Assert.Equal($$"""{"later":[{{written}}]}""", read.Extra!.ToString());
    }

    private static bool IsPlain(object? value) => value switch
    {
        null or string or bool or long or double or System.Numerics.BigInteger => true,
        IDictionary<string, object?> fields => fields.Values.All(IsPlain),
        ExtraItems items => items.All(IsPlain),
        _ => false,
    };

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 6 : 8) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 => random.NextInt64(long.MinValue, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
        3 => (random.NextDouble() * Math.Pow(10, random.Next(-5, 6))).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        4 or 5 => JsonSerializer.Serialize(new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => (char)random.Next(1, 0xD800))])),
        6 => "[" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))) + "]",
        _ => "{" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(i => $"\"f{i}\":{Value(random, depth + 1)}")) + "}",
    };
}
