using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Tests.Starts;

/// <summary>Sources of every kind, as one user writes them today and otherwise tomorrow.</summary>
internal sealed class SourcePool
{
    private readonly Random _random;
    private readonly List<(string Name, StartJobRequest[] Spellings)> _sources;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public SourcePool(Random random)
    {
        _random = random;
        _sources = Enumerable.Range(1, random.Next(1, 12)).Select(Make).ToList();
        foreach ((string name, StartJobRequest[] spellings) in _sources)
        {
            foreach (StartJobRequest spelling in spellings)
            {
                _names[Key(spelling)] = name;
            }
        }
    }

    public IEnumerable<string> Names => _sources.Select(source => source.Name);

    /// <summary>All of them, in any order.</summary>
    public IEnumerable<StartJobRequest> All() => _sources.OrderBy(_ => _random.Next()).Select(source => Spelled(source.Spellings)).ToList();

    /// <summary>Some of them, in any order, one perhaps twice, and perhaps with other options.</summary>
    public IEnumerable<StartJobRequest> Some()
    {
        List<StartJobRequest> some = _sources.Concat(_sources.Take(1)).OrderBy(_ => _random.Next()).Take(_random.Next(1, _sources.Count + 2))
            .Select(source => Spelled(source.Spellings)).ToList();
        if (_random.Next(5) == 0)
        {
            some.ForEach(request => request.MaxResults = 50);
        }

        return some;
    }

    public string NameOf(StartJobRequest request) => NameOf(Key(request));

    public string NameOf(string fieldAndValue) => _names[fieldAndValue];

    private StartJobRequest Spelled(StartJobRequest[] spellings)
    {
        StartJobRequest chosen = spellings[_random.Next(spellings.Length)];
        return new StartJobRequest
        {
            Source = chosen.Source,
            LeadListId = chosen.LeadListId,
            SavedSearchId = chosen.SavedSearchId,
            SearchUrl = chosen.SearchUrl,
            PostUrl = chosen.PostUrl,
        };
    }

    private static string Key(StartJobRequest request) => request switch
    {
        { LeadListId: { } id } => "leadListId " + id,
        { SavedSearchId: { } id } => "savedSearchId " + id,
        { SearchUrl: { } url } => "searchUrl " + url,
        _ => "postUrl " + request.PostUrl,
    };

    private (string Name, StartJobRequest[] Spellings) Make(int number)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        return _random.Next(4) switch
        {
            0 => ("list " + id, [new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = id }]),
            1 => ("saved " + id, [new StartJobRequest { Source = JobSource.SalesNavigator, SavedSearchId = id }]),
            2 => ("search " + id, Searches(id)),
            _ => ("post " + id,
            [
                new StartJobRequest { Source = JobSource.PostCommenters, PostUrl = $"https://www.linkedin.com/posts/ada_words-activity-700000000000000000{id}-abCD?utm_source=share" },
                new StartJobRequest { Source = JobSource.PostCommenters, PostUrl = $"https://www.linkedin.com/feed/update/urn:li:activity:700000000000000000{id}/" },
            ]),
        };
    }

    private static StartJobRequest[] Searches(string id) => new[]
    {
        $"https://www.linkedin.com/search/results/people/?keywords=chief%20{id}&origin=GLOBAL_SEARCH_HEADER&sid=Xy%29",
        $"https://www.linkedin.com/search/results/people/?origin=FACETED_SEARCH&keywords=chief+{id}&page=2",
        $"https://www.linkedin.com/search/results/people?keywords=chief%20{id}",
    }.Select(url => new StartJobRequest { Source = JobSource.LinkedInSearch, SearchUrl = url }).ToArray();
}
