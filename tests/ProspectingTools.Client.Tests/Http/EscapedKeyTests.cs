using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>A server that repeats the key escapes it as its format has it: no spelling of it is shown.</summary>
public sealed class EscapedKeyTests
{
    private const string Secret = "sk_live_a+b/c=d<e>f&g'h\"i\\j~k";

    public static TheoryData<string> Spellings => new(Json("+", "/", "=", "<", ">", "&", "'"), Json(), AllJson(), Twice(), Percent(), Html());

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task No_spelling_of_the_key_is_shown(string spelled)
    {
        foreach (string body in new[]
        {
            $$$"""{"success":false,"error":{"code":"UNAUTHORIZED {{{spelled}}}","message":"The key {{{spelled}}} is unknown","details":{"sent":"{{{spelled}}}"}},"traceId":"{{{spelled}}}"}""",
            $$$"""{"error":{"code":"X","message":"m","fields":[{"field":"{{{spelled}}}","message":"{{{spelled}}} is bad"}]}}""",
            $$$"""{"error":"BAD {{{spelled}}}","message":"{{{spelled}}}"}""",
            $"<html>{spelled}</html>",
        })
        {
            await using var server = HostileServer.Start(Reply.Json(body, 400));
            using var client = new ProspectingClient(new ClientOptions { BaseUri = server.Uri, Key = ApiKey.FromString(Secret), AccountGroupId = "g", NoProxy = true, LogBodies = true });
            var recorder = new Recorder();
            ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), recorder.Context()));
            string shown = string.Join("\n", [e.ToString(), e.Code, e.Details ?? "", e.TraceId ?? "", .. e.Fields.Select(f => f.ToString()), .. recorder.Entries.Select(x => x.Message + x.Body)]);
            Assert.DoesNotContain(spelled, shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);

            // Nor any half of it.
            Assert.DoesNotContain("live", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("j~k", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_across_the_cut_of_a_logged_body_is_not_shown_by_half()
    {
        for (int place = 4080; place < 4100; place++)
        {
            foreach (int after in new[] { 10, 5000 })
            {
                string body = "{\"x\":\"" + new string('a', place - 6) + "\",\"k\":\"" + Clients.KeyText + "\",\"y\":\"" + new string('b', after) + "\"}";
                await using var server = HostileServer.Start(Reply.Json(body));
                using ProspectingClient client = Clients.For(server, logBodies: true);
                var recorder = new Recorder();
                await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), recorder.Context());
                string logged = string.Concat(recorder.Entries.Select(x => x.Body));
                Assert.DoesNotContain("sk_live", logged, StringComparison.Ordinal);
                Assert.Contains("aaa", logged, StringComparison.Ordinal);
            }
        }
    }

    // What was taken out makes room, so that the end of what was read comes into view: it may be half a key.
    [Fact]
    public async Task A_body_full_of_keys_shows_no_half_of_the_last_one()
    {
        string body = "[" + string.Join(",", Enumerable.Repeat($"\"{Clients.KeyText}\"", 1000)) + "]";
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server, logBodies: true);
        var recorder = new Recorder();
        await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), recorder.Context());
        string logged = string.Concat(recorder.Entries.Select(x => x.Body));
        Assert.Contains("***", logged, StringComparison.Ordinal);
        Assert.DoesNotContain("sk_", logged, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_as_text_says_that_it_is_one_and_no_more() => Assert.Equal("(API key)", ApiKey.FromString(Clients.KeyText).ToString());

    private static string Escape(string which, Func<char, string> escape) =>
        string.Concat(Secret.Select(c => c is '"' or '\\' ? "\\" + c : which.Contains(c, StringComparison.Ordinal) ? escape(c) : c.ToString()));

    private static string Json(params string[] escaped) => Escape(string.Concat(escaped), c => c == '/' ? "\\/" : Unicode(c));

    private static string AllJson() => string.Concat(Secret.Select(Unicode));

    private static string Twice() => string.Concat(Secret.Select(c => c is '"' or '\\' ? "\\\\" + "\\" + c : char.IsLetterOrDigit(c) || c == '_' ? c.ToString() : "\\" + Unicode(c)));

    private static string Percent() => Uri.EscapeDataString(Secret);

    private static string Html() => string.Concat(Secret.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};")));

    private static string Unicode(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
