using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using ProspectingTools.Contracts;
using ProspectingTools.Files;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Http;

/// <summary>What a request's query and headers may say: exact limits, what holds when nothing is said, and the name of what is refused.</summary>
public sealed class RequestInputTests
{
    private static readonly Dictionary<string, Func<HttpContext, ValueTask<object?>>> s_reads = new()
    {
        ["page by cursor"] = async http => (await CursorQuery.BindAsync(http, null!))!.Limit,
        ["page of contact lists"] = http => ValueTask.FromResult<object?>(OffsetQuery.Read(http, Limits.DefaultContactListPage)),
        ["status"] = async http => (await StatusQuery.BindAsync(http, null!))!.Status,
        ["score"] = async http => (await ScoreQuery.BindAsync(http, null!))!.Least,
        ["file"] = async http => (await PeopleFile.BindAsync(http, null!))!.Options,
    };

    public static TheoryData<string, string, object?> Taken => new()
    {
        { "page by cursor", "", Assumed.DefaultCursorPage }, { "page by cursor", "?limit=1", 1 }, { "page by cursor", "?limit=100", 100 },
        { "page of contact lists", "", (Limits.DefaultContactListPage, 0) }, { "page of contact lists", "?limit=100&offset=2147483647", (100, int.MaxValue) },
        { "page of contact lists", "?limit=1&offset=0", (1, 0) },
        { "status", "", null }, { "status", "?status=queued", "queued" }, { "status", "?status=cancelled", "cancelled" },
        { "score", "", long.MinValue }, { "score", "?minScore=0", 0L }, { "score", "?minScore=-3", -3L }, { "score", "?minScore=80", 80L },
        { "file", "", new PeopleImportOptions() },
        { "file", "?format=csv&preview=true&map=a%3Db", new PeopleImportOptions { Format = PeopleFormat.Csv, Preview = true, Map = "a=b" } },
        { "file", "?format=jsonl&preview=false&listName=L", new PeopleImportOptions { Format = PeopleFormat.JsonLines, ListName = "L" } },
        { "file", "?format=workbook&worksheet=S&postUrl=p", new PeopleImportOptions { Workbook = true, Worksheet = "S", PostUrl = "p" } },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "page by cursor", "?limit=0", "limit" }, { "page by cursor", "?limit=101", "limit" }, { "page by cursor", "?limit=", "limit" }, { "page by cursor", "?limit=1.0", "limit" },
        { "page by cursor", "?limit=%201", "limit" }, { "page by cursor", "?limit=99999999999", "limit" },
        { "page of contact lists", "?limit=101", "limit" }, { "page of contact lists", "?offset=-1", "offset" }, { "page of contact lists", "?offset=2147483648", "offset" },
        { "status", "?status=", "status" }, { "status", "?status=Queued", "status" }, { "status", "?status=asleep", "status" },
        { "score", "?minScore=", "minScore" }, { "score", "?minScore=1.5", "minScore" }, { "score", "?minScore=high", "minScore" },
        { "file", "?format=xlsx", "format" }, { "file", "?format=", "format" }, { "file", "?format=CSV", "format" }, { "file", "?preview=yes", "preview" }, { "file", "?preview=", "preview" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Query_is_taken(string read, string query, object? value) => Assert.Equal(value, await s_reads[read](Context(query)));

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Query_is_refused_under_its_name(string read, string query, string field)
    {
        RuleException refused = await Assert.ThrowsAsync<RuleException>(async () => await s_reads[read](Context(query)));
        Assert.Equal((RefusalCode.Invalid, field), (refused.Code, Assert.Single(refused.Fields).Field));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("k", true)]
    [InlineData("!~", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a\u007f", false)]
    [InlineData("é", false)]
    [InlineData("255", true)]
    [InlineData("256", false)]
    public async Task Key_of_a_start_is_visible_ascii_of_limited_length(string? key, bool isTaken)
    {
        key = int.TryParse(key, out int length) ? new string('k', length) : key;
        DefaultHttpContext http = Context(string.Empty);
        if (key is not null)
        {
            http.Request.Headers[StartKey.Header] = key;
        }

        if (isTaken)
        {
            Assert.Equal(key, (await StartKey.BindAsync(http, null!))!.Key);
            return;
        }

        RuleException refused = await Assert.ThrowsAsync<RuleException>(async () => await StartKey.BindAsync(http, null!));
        Assert.Equal(StartKey.Header, Assert.Single(refused.Fields).Field);
    }

    [Theory]
    [InlineData(false, null, null, null)]
    [InlineData(false, null, 7L, 7L)]
    [InlineData(false, 3L, 7L, 7L)]
    [InlineData(false, 3L, null, null)]
    [InlineData(true, null, 7L, 7L)]
    [InlineData(true, 3L, 7L, 3L)]
    [InlineData(true, 3L, null, 3L)]
    public void Next_cursor_is_that_of_the_last_item_or_repeated_where_that_was_asked_for(bool repeats, long? asked, long? last, long? next)
    {
        var cursors = new Cursors(new byte[Cursors.SecretLength]);
        DefaultHttpContext http = Context(string.Empty);
        if (repeats)
        {
            http.Features.Set(RepeatCursor.Instance);
        }

        CursorPosition position = new CursorQuery(asked is { } from ? cursors.Write("list", from) : null, 10).In(cursors, "list");
        Assert.Equal((asked, 10), (position.Page.Last, position.Page.Limit));
        Assert.Equal(next is { } to ? cursors.Write("list", to) : null, position.Next(http, last));
    }

    [Fact]
    public async Task File_of_people_may_be_large_and_slow()
    {
        DefaultHttpContext http = Context(string.Empty);
        await PeopleFile.BindAsync(http, null!);
        Assert.Null(http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize);
        Assert.Null(http.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate);
        http = Context("?worksheet=S");
        Assert.Equal("S", (await SheetFile.BindAsync(http, null!))!.Worksheet);
        Assert.Null(http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize);
    }

    private static DefaultHttpContext Context(string query)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(new BodySize { MaxRequestBodySize = 1 });
        http.Features.Set<IHttpMinRequestBodyDataRateFeature>(new BodyRate { MinDataRate = new(1, TimeSpan.FromMinutes(1)) });
        return http;
    }

    private sealed class BodySize : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }

    private sealed class BodyRate : IHttpMinRequestBodyDataRateFeature
    {
        public Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate? MinDataRate { get; set; }
    }
}
