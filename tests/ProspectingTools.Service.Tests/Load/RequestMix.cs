using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Load;

/// <summary>Mixed work of many clients, each request timed, and whatever was not as expected.</summary>
internal sealed class RequestMix
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<double> _milliseconds = [];
    private readonly ConcurrentBag<string> _errors = [];
    private int _limited;

    /// <summary>Checks that each request was answered as expected, in time; 429 alone may come between.</summary>
    /// <param name="least">How many requests there must have been.</param>
    /// <returns>The figures.</returns>
    public string Check(int least)
    {
        double[] times = [.. _milliseconds.Order()];
        Assert.Empty(_errors.Distinct().Take(5));
        Assert.True(times.Length > least, $"Only {times.Length} requests were made.");
        Assert.True(times[^1] < s_longest.TotalMilliseconds, $"A request took {times[^1]:0} ms.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Length} requests, p50 {times[times.Length / 2]:0} ms, p99 {times[(int)(times.Length * 0.99)]:0} ms, longest {times[^1]:0} ms, {_limited} times 429");
    }

    /// <summary>Reads most of the time, writes some of it, as people do; and waits when it is told to.</summary>
    public async Task WorkAsync(Api api, string audience, int client, CancellationToken end)
    {
        var random = new Random(client);
        string group = api.Group;
        while (!end.IsCancellationRequested)
        {
            switch (random.Next(10))
            {
                case 0:
                    Answer made = await AskAsync(() => api.PostAsync(Routes.Audiences(group), """{"name":"load","type":"on_demand"}"""), 201, end);
                    if (made.Status == 201)
                    {
                        await AskAsync(() => api.DeleteAsync(Routes.Audience(group, (string)made.Data["id"]!)), 200, end);
                    }

                    break;
                case 1:
                    Answer list = await AskAsync(
                        () => api.PostAsync(Routes.ContactLists, """{"name":"load","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/acme"],"countries":["DE"]}}"""), 201, end);
                    if (list.Status == 201)
                    {
                        await AskAsync(() => api.DeleteAsync(Routes.ContactList((string)list.Json["id"]!)), 204, end);
                    }

                    break;
                case 2 when random.Next(10) == 0:
                    await AskAsync(() => api.ImportAsync(StartupTests.People(20), "format=jsonl"), 200, end);
                    break;
                case 3:
                    await AskAsync(() => api.GetAsync(Routes.Jobs(group) + "?limit=10"), 200, end);
                    break;
                case 4:
                    await AskAsync(() => api.GetAsync(Routes.Credits), 200, end);
                    break;
                case 5:
                    await AskAsync(() => api.GetAsync(Routes.Audience(group, "0123456789abcdef01234567")), 404, end);
                    break;
                case 6 when random.Next(4) == 0:
                    await AskAsync(
                        () => api.PostAsync(Routes.Jobs(group), """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?titleFreeText=CTO","maxResults":5}"""), 202, end);
                    break;
                default:
                    await AskAsync(() => api.GetAsync(Routes.Prospects(group, audience) + "?limit=50"), 200, end);
                    break;
            }

            await Task.Delay(random.Next(40), CancellationToken.None);
        }
    }

    private async Task<Answer> AskAsync(Func<Task<Answer>> request, int expected, CancellationToken end)
    {
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            Answer answer = await request();
            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (answer.Status != 429)
            {
                if (answer.Status != expected)
                {
                    _errors.Add($"{answer.Status} instead of {expected}: {answer.Text}");
                }

                return answer;
            }

            Interlocked.Increment(ref _limited);
            if (end.IsCancellationRequested)
            {
                return answer;
            }

            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value, CancellationToken.None);
        }
    }
}
