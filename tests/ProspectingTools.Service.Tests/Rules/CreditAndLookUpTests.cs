using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>Credits never become fewer than none; a prospect is looked up by an id of limited length, and shows signals of a least score.</summary>
public sealed class CreditAndLookUpTests : IAsyncLifetime
{
    private StoreWithGroups _store = null!;

    private Caller Caller => _store.Callers[0];

    public async ValueTask InitializeAsync() => _store = await StoreWithGroups.CreateAsync(groups: 1, audiences: 1, prospects: 2);

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(10, -10, 0L)]
    [InlineData(10, -11, null)]
    [InlineData(10, 5, 15L)]
    [InlineData(10, 0, null)]
    [InlineData(10, 1_000_000_000_000, 1_000_000_000_010)]
    [InlineData(10, 1_000_000_000_001, null)]
    [InlineData(1_000_000_000_000, -1_000_000_000_000, 0L)]
    [InlineData(1_000_000_000_000, -1_000_000_000_001, null)]
    public async Task Balance_is_the_sum_and_never_below_none(long before, long change, long? after)
    {
        var credits = new Credits(_store.Store, TimeProvider.System);
        await credits.AddAsync(Caller.GroupKey, new() { Credits = before }, CancellationToken.None);
        Exception? refused = await Record.ExceptionAsync(() => credits.AddAsync(Caller.GroupKey, new() { Credits = change, Note = new string('n', 500) }, CancellationToken.None));
        Assert.Equal(after is null ? ["credits"] : [], (refused as RuleException)?.Fields.Select(error => error.Field!) ?? []);
        Assert.Equal(after ?? before, (await credits.BalanceAsync(Caller, CancellationToken.None)).RemainingCredits);
    }

    [Fact]
    public async Task Note_is_of_five_hundred_characters_at_most() => Assert.Equal("note", Assert.Single((await Assert.ThrowsAsync<RuleException>(
        () => new Credits(_store.Store, TimeProvider.System).AddAsync(Caller.GroupKey, new() { Credits = 1, Note = new string('n', 501) }, CancellationToken.None))).Fields).Field);

    [Theory]
    [InlineData("ACwAAABcDeF", true)]
    [InlineData("a b", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\u0001", false)]
    [InlineData("256", true)]
    [InlineData("257", false)]
    public async Task Id_that_is_looked_up_has_no_blanks_and_a_limit(string id, bool isTaken)
    {
        id = int.TryParse(id, out int length) ? new string('i', length) : id;
        Task<ProviderResolution> found = new ProspectRules(_store.Store).LookUpAsync(Caller, id, CancellationToken.None);
        if (isTaken)
        {
            Assert.Equal((id, "none", 0), ((await found).ProviderId, (await found).Resolution, (await found).Matches!.Count));
            return;
        }

        Assert.Equal(RefusalCode.Unprocessable, (await Assert.ThrowsAsync<RuleException>(() => found)).Code);
    }

    [Theory]
    [InlineData(1, "unique", 1)]
    [InlineData(2, "ambiguous", 2)]
    [InlineData(101, "ambiguous", 100)]
    public async Task Id_names_one_prospect_or_as_many_as_there_are_up_to_a_hundred(int prospects, string resolution, int matches)
    {
        await _store.Store.WriteAsync(
            async session =>
            {
                byte[] json = """{"name":"Ann","title":"CTO","linkedinUrl":"u","publicIdentifier":"ann","company":{"name":"Acme"}}"""u8.ToArray();
                long person = (await session.AddPeopleAsync(Caller.GroupKey, [new PersonWrite(
                    Ids.New(), "https://www.linkedin.com/in/ann", "ACwAAABcDeF", null, null, false, json, null, new SearchText("Ann", null, null, null, null, null, null, null))]))[0];
                for (int i = 0; i < prospects; i++)
                {
                    var audience = new AudienceRow { Id = Ids.New(), GroupKey = Caller.GroupKey, Name = "a", Type = AudienceType.OnDemand, Ready = true };
                    long key = await session.AddAudienceAsync(audience);
                    await session.AddProspectsAsync(Caller.GroupKey, key, [new ProspectWrite(Ids.New(), person, json)]);
                }

                return true;
            },
            CancellationToken.None);
        ProviderResolution found = await new ProspectRules(_store.Store).LookUpAsync(Caller, "ACwAAABcDeF", CancellationToken.None);
        Assert.Equal((resolution, matches), (found.Resolution, found.Matches!.Count));
        Assert.All(found.Matches, match => Assert.Equal(("Ann", "CTO", "u", "ann", "Acme"), (match.Name, match.Title, match.LinkedinUrl, match.PublicIdentifier, match.CompanyName)));
        Assert.Equal(matches, found.Matches.Select(match => match.ProspectId).Distinct().Count());
    }

    [Theory]
    [InlineData(long.MinValue, "news: 79 80 -; hiring: 20")]
    [InlineData(0, "news: 79 80; hiring: 20")]
    [InlineData(20, "news: 79 80; hiring: 20")]
    [InlineData(21, "news: 79 80")]
    [InlineData(80, "news: 80")]
    [InlineData(81, "")]
    public async Task Signals_of_a_least_score_are_shown_and_those_that_nobody_rated_only_where_none_is_asked_for(long least, string shown)
    {
        AudienceRow audience = _store.Audiences[0];
        byte[] signals = """[{"type":"news","items":[{"score":79},{"score":80},{}]},{"type":"hiring","items":[{"score":20}]},{"type":"none"}]"""u8.ToArray();
        (string id, string other) = await _store.Store.WriteAsync(
            async session =>
            {
                await session.SetProspectSignalsAsync(audience.GroupKey, audience.Key, [(1, signals)]);
                string[] ids = [.. (await session.ProspectPeopleAsync(audience.GroupKey, audience.Key, 0, 10)).Select(row => row.Id)];
                return (ids[0], ids[1]);
            },
            CancellationToken.None);
        ProspectSignals found = await new ProspectRules(_store.Store).SignalsAsync(Caller, id, least, CancellationToken.None);
        Assert.Equal("evaluated", found.Status);
        Assert.Equal(shown, string.Join("; ", found.Results!.Select(result => $"{result.Type}: {string.Join(' ', result.Items!.Select(item => item.Score?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"))}")));
        ProspectSignals pending = await new ProspectRules(_store.Store).SignalsAsync(Caller, other, least, CancellationToken.None);
        Assert.Equal(("pending", 0), (pending.Status, pending.Results!.Count));
    }
}
