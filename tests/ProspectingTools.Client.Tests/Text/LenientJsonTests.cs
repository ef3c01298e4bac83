using System;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>Values of other kinds than the references show must not break a client (prospecting-api.md, "Prospect").</summary>
public sealed class LenientJsonTests
{
    [Theory]
    [InlineData("25", 25L)]
    [InlineData("\"25\"", 25L)]
    [InlineData("\" 25 \"", 25L)]
    [InlineData("25.0", 25L)]
    [InlineData("2.5e1", 25L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("1e30", null)]
    [InlineData("\"many\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"\\ud83d\"", null)]
    [InlineData("\"NaN\"", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    [InlineData("[1]", null)]
    [InlineData("{\"a\":{}}", null)]
    public void A_whole_number_may_come_in_any_kind(string json, long? expected) =>
        Assert.Equal(expected, Read<Company>($$"""{"followerCount":{{json}},"name":"after"}""", c => Assert.Equal("after", c.Name)).FollowerCount);

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("\"0.5\"", 0.5)]
    [InlineData("\"0,5\"", null)]
    [InlineData("1e400", null)]
    [InlineData("\"Infinity\"", null)]
    [InlineData("{}", null)]
    public void A_number_may_come_in_any_kind(string json, double? expected) =>
        Assert.Equal(expected, Read<JobStage>($$"""{"progress":{{json}},"status":"s"}""", s => Assert.Equal("s", s.Status)).Progress);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("0", false)]
    [InlineData("2", true)]
    [InlineData("\"yes\"", null)]
    [InlineData("\"\\udc00\"", null)]
    [InlineData("[]", null)]
    public void A_truth_value_may_come_in_any_kind(string json, bool? expected) =>
        Assert.Equal(expected, Read<Prospect>($$"""{"premium":{{json}},"name":"n"}""", p => Assert.Equal("n", p.Name)).Premium);

    [Theory]
    [InlineData("\"2026-04-28T15:30:00.000Z\"", "2026-04-28T15:30:00Z")]
    [InlineData("\"2026-04-28T17:30:00+02:00\"", "2026-04-28T15:30:00Z")]
    [InlineData("\"2026-04-28T15:30:00\"", "2026-04-28T15:30:00Z")]
    [InlineData("\"yesterday\"", null)]
    [InlineData("\"\\ud83d\"", null)]
    [InlineData("1777390200", null)]
    [InlineData("{}", null)]
    public void A_time_may_come_in_any_form(string json, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
            Read<ProspectingJob>($$"""{"createdAt":{{json}},"jobId":"j"}""", j => Assert.Equal("j", j.JobId)).CreatedAt);

    [Fact]
    [Trait("Category", "Slow")]
    public void Any_value_under_any_field_of_a_scalar_breaks_nothing() =>
        Prop.ForAll(Json.Values, value =>
        {
            Read<Company>($$"""{"name":{{value}},"founded":{{value}},"followerCount":{{value}},"other":{{value}}}""");
            Read<JobStage>($$"""{"status":{{value}},"progress":{{value}}}""");
            Read<SignalItem>($$"""{"score":{{value}},"title":{{value}}}""");
            Read<Prospect>($$"""{"id":{{value}},"premium":{{value}},"isOpenProfile":{{value}},"about":{{value}}}""");
            Read<Audience>($$"""{"id":{{value}},"prospectCount":{{value}},"createdAt":{{value}}}""");
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_text_comes_back_as_it_went() =>
        Prop.ForAll<string>(text =>
        {
            string json = JsonSerializer.Serialize(new StartJobRequest { AudienceName = text }, WireJson.Context.StartJobRequest);
            string? back = JsonSerializer.Deserialize(json, WireJson.Context.StartJobRequest)!.AudienceName;
            return back == text?.ReplaceLoneSurrogates();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Numbers_of_either_kind_are_the_same() =>
        Prop.ForAll<long>(number =>
            Read<Company>($$"""{"followerCount":{{number.ToString(CultureInfo.InvariantCulture)}}}""").FollowerCount == number
            && Read<Company>($$"""{"followerCount":"{{number.ToString(CultureInfo.InvariantCulture)}}"}""").FollowerCount is { } fromText
            && Math.Abs(number - fromText) <= Math.Abs(number) / 1e15).QuickCheckThrowOnFailure();

    private static T Read<T>(string json, Action<T>? check = null)
    {
        T value = (T)JsonSerializer.Deserialize(json, typeof(T), WireJson.Context)!;
        check?.Invoke(value);
        return value;
    }
}
