using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Testing.Fuzz.Targets;

/// <summary>Addresses of people searches: each is read, and what was read is looked for in a real directory.</summary>
internal sealed class SearchUrlTarget : FuzzTarget
{
    private const int SamplePeople = 200;
    private const int PageSize = 20;

    private IStore? _store;
    private long _group;

    public override string Name => "search-urls";

    public override int Weight => 25;

    public override IReadOnlyList<string> Tokens { get; } =
    [
        "https://www.linkedin.com/search/results/people/?", "https://www.linkedin.com/sales/search/people?query=", "keywords=", "title=", "company=", "geoUrn=", "firstName=", "lastName=",
        "List(", "(type:", "CURRENT_TITLE", "CURRENT_COMPANY", "REGION", "SENIORITY_LEVEL", "INDUSTRY", "FIRST_NAME", ",values:", "(text:", "selectionType:EXCLUDED", "filters:", "103644278",
        "%20OR%20", "%22", "%2522", "%2520", "+", " AND ", " NOT ", " NEAR(", "*", "^", "a%20b%20c%20d%20", "%20OR%20a", "title:", "{name}", "#query=", "(id:", "urn%3Ali%3Aorganization%3A1441", "COMPANY_HEADCOUNT", "FUNCTION", "SCHOOL", "selectedSubFilter:PAST", "%252C", "%2528", "%28", "%3A",
        "titleIncluded=", "CTO%3A153", "geoExcluded=", "savedSearchId=1", "(a OR b) NOT c", "\u201cVP\u201d", "%u00E9", "%E9",
    ];

    public override async Task StartAsync()
    {
        _store = await StoreFactory.OpenAsync(new StoreLocation.Memory());
        Workspace workspace = await Workspace.OpenAsync(_store, new ServiceSettings(), TimeProvider.System, CancellationToken.None);
        _group = workspace.Group.Key;
        await new SampleLoader(_store).LoadAsync(_group, SamplePeople, 1, CancellationToken.None);
    }

    public override async Task<string?> RunAsync(byte[] input)
    {
        string address = Encoding.UTF8.GetString(input);
        SearchReading reading = SearchAddress.Read(address);
        if (reading.Query is null == reading.Problem is null)
        {
            return "the outcome contradicts itself";
        }

        if (reading.Problem?.Position is { } position && (position < 1 || position > address.Length + 1))
        {
            return $"the problem stands at character {position} of {address.Length}";
        }

        if (reading.Query is null)
        {
            return null;
        }

        if (!QueryNotation.TryRead(reading.Query.ToString(), out QueryNode? stored, out SearchProblem? problem) || !stored.Equals(reading.Query))
        {
            return $"the query does not survive its storage: {problem}";
        }

        IReadOnlyList<Candidate> found = await _store!.ReadAsync(
            session => session.CandidatesAsync(_group, new PeopleSource.Query(stored), 0, PageSize), CancellationToken.None);
        return found.Count > PageSize ? "more people than asked for" : null;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }
}
