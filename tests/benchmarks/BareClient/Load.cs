using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace ProspectingTools.Benchmarks.Bare;

/// <summary>Asks for one address over and over, on so many connections at once.</summary>
internal static partial class Load
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

    /// <summary>Starts a job with each body, and looks at it until it has ended.</summary>
    /// <returns>The latency from start to end of each in milliseconds, sorted.</returns>
    public static async Task<IReadOnlyList<double>> JobsAsync(HttpClient http, Command command)
    {
        var latencies = new List<double>();
        foreach (string body in command.Bodies!)
        {
            var clock = Stopwatch.StartNew();
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.PostAsync(new Uri(command.Url), content);
            string answer = await response.Content.ReadAsStringAsync();
            while (!answer.Contains("\"completed\"", StringComparison.Ordinal))
            {
                string id = JobId().Match(answer).Groups[1].Value;
                if (id.Length == 0 || answer.Contains("\"failed\"", StringComparison.Ordinal))
                {
                    throw new HttpRequestException(answer);
                }

                await Task.Delay(1);
                answer = await http.GetStringAsync(new Uri($"{command.Url}/{id}"));
            }

            latencies.Add(clock.Elapsed.TotalMilliseconds);
        }

        latencies.Sort();
        return latencies;
    }

    [GeneratedRegex("\"jobId\":\"([^\"]+)\"")]
    private static partial Regex JobId();

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
