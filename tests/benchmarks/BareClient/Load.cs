using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace ProspectingTools.Benchmarks.Bare;

/// <summary>Asks for one address over and over, on so many connections at once.</summary>
internal static class Load
{
    /// <summary>Runs the load.</summary>
    /// <returns>Requests that were answered, and the latency of each in milliseconds, sorted.</returns>
    public static async Task<IReadOnlyList<double>> RunAsync(HttpClient http, Command command)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan end = TimeSpan.FromSeconds(command.Seconds);
        List<double>[] latencies = await Task.WhenAll(Enumerable.Range(0, command.Connections).Select(_ => Task.Run(() => AskAsync(http, command, clock, end))));
        return [.. latencies.SelectMany(each => each).Order()];
    }

    /// <summary>Posts each body, one after the other.</summary>
    /// <returns>The latency of each in milliseconds, sorted.</returns>
    public static async Task<IReadOnlyList<double>> PostAsync(HttpClient http, Command command)
    {
        var latencies = new List<double>();
        foreach (string body in command.Bodies!)
        {
            var clock = Stopwatch.StartNew();
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.PostAsync(new Uri(command.Url), content);
            string answer = await response.Content.ReadAsStringAsync();
            latencies.Add(clock.Elapsed.TotalMilliseconds);
            if (!response.IsSuccessStatusCode)
            {
                throw new HttpRequestException(answer);
            }
        }

        latencies.Sort();
        return latencies;
    }

    private static async Task<List<double>> AskAsync(HttpClient http, Command command, Stopwatch clock, TimeSpan end)
    {
        var latencies = new List<double>();
        var target = new Uri(command.Url);
        while (clock.Elapsed < end)
        {
            TimeSpan start = clock.Elapsed;
            using HttpResponseMessage response = await http.GetAsync(target, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null);
            latencies.Add((clock.Elapsed - start).TotalMilliseconds);
        }

        return latencies;
    }
}
