using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>Searches of the directory, as contact lists make them: full text, company, country, and the list stored.</summary>
internal static class Search
{
    private const int Searches = 100;

    public static async Task MeasureAsync(Api api)
    {
        string[] companies = [.. SampleData.People(Searches, 1).Select(p => p.Prospect.Company!.LinkedinUrl!)];
        List<double> times = [];
        foreach (string company in companies)
        {
            var watch = Stopwatch.StartNew();
            Answer answer = await api.PostAsync(
                Routes.ContactLists, $$$"""{"name":"n","filters":{"companyLinkedInUrls":["{{{company}}}"],"keywords":"engineering","countries":["US","DE","GB"]}}""");
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (answer.Status != 201)
            {
                throw new InvalidOperationException(answer.Text);
            }
        }

        times.Sort();
        Report.Line($"contact list by company, word and country, median of {Searches} (and the worst)", $"{times[Searches / 2]:F1} ms ({times[^1]:F1} ms)");
        await JobAsync(api, "rare words", "https://www.linkedin.com/search/results/people/?keywords=distributed%20calm%20releases&titleFreeText=VP");
        await JobAsync(api, "a common word", "https://www.linkedin.com/search/results/people/?keywords=engineering");
    }

    private static async Task JobAsync(Api api, string what, string url)
    {
        var watch = Stopwatch.StartNew();
        var job = await api.WaitAsync(await api.StartJobAsync($$"""{"source":"linkedin_search","searchUrl":"{{url}}","maxResults":25}"""));
        Report.Line($"job of {job["importedCount"]} by a search URL with {what}, start to end", $"{watch.Elapsed.TotalMilliseconds:F0} ms");
    }
}
