using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>Pages of a large audience: at depth, and all of them against a bare endpoint.</summary>
internal static class Paging
{
    private const int PageSize = 100;
    private const int Repeats = 300;
    private const int WarmRounds = 8;
    private const int Rounds = 7;

    public static async Task MeasureAsync(Api api, string audience, string pageFolder)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", ServiceProcess.SessionKey);
        List<string> pages = await PagesAsync(client, api, audience, pageFolder);
        await DepthAsync(client, pages);
        await ThroughputAsync(client, pages, pageFolder);
    }

    /// <summary>The addresses of an audience's pages; the pages themselves are written to a folder where one is named.</summary>
    public static async Task<List<string>> PagesAsync(HttpClient client, Api api, string audience, string? pageFolder = null)
    {
        string first = new Uri(api.Address, $"{Routes.Prospects(api.Group, audience)}?limit={PageSize}").AbsoluteUri;
        List<string> pages = [first];
        for (string? next = string.Empty; next is not null;)
        {
            byte[] page = await client.GetByteArrayAsync(pages[^1]);
            if (pageFolder is not null)
            {
                await File.WriteAllBytesAsync(Path.Combine(pageFolder, $"{pages.Count:D8}.json"), page);
            }

            next = Next(page);
            if (next is not null)
            {
                pages.Add($"{first}&cursor={next}");
            }
        }

        return pages;
    }

    // The depths take turns, so that whatever else the machine does hits all of them.
    public static async Task DepthAsync(HttpClient client, List<string> pages)
    {
        int[] depths = [0, pages.Count / 2, pages.Count - 1];
        double[][] times = [.. depths.Select(_ => new double[Repeats])];
        for (int i = 0; i < Repeats; i++)
        {
            for (int d = 0; d < depths.Length; d++)
            {
                var watch = Stopwatch.StartNew();
                await client.GetByteArrayAsync(pages[depths[d]]);
                times[d][i] = watch.Elapsed.TotalMilliseconds;
            }
        }

        double start = Median(times[0]);
        for (int d = 0; d < depths.Length; d++)
        {
            double median = Median(times[d]);
            Report.Line($"page of {PageSize} at depth {depths[d] * PageSize:N0}, median of {Repeats}", $"{median:F2} ms, {median / start:F2} times the first");
        }
    }

    // Bare Kestrel writes the same bytes, from its memory.
    private static async Task ThroughputAsync(HttpClient client, List<string> pages, string pageFolder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["bare", pageFolder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process bare = Process.Start(start)!;
        string address = (await bare.StandardOutput.ReadLineAsync())!;
        List<double> service = [];
        List<double> kestrel = [];
        List<string> same = [.. pages.Select((_, i) => $"{address}/{i}")];
        for (int round = 0; round < WarmRounds + Rounds; round++)
        {
            double ofService = await BytesPerSecondAsync(client, pages);
            double ofKestrel = await BytesPerSecondAsync(client, same);
            if (round >= WarmRounds)
            {
                service.Add(ofService);
                kestrel.Add(ofKestrel);
            }
        }

        bare.StandardInput.Close();
        await bare.WaitForExitAsync();
        Report.Line("all pages from the service, median", $"{Median([.. service]) / 1e6:N0} MB/s");
        Report.Line("the same bytes from a bare Kestrel endpoint, median", $"{Median([.. kestrel]) / 1e6:N0} MB/s");
        Report.Line("service / bare", $"{Median([.. service]) / Median([.. kestrel]):F2}");
    }

    public static async Task<double> BytesPerSecondAsync(HttpClient client, List<string> pages)
    {
        long bytes = 0;
        var buffer = new byte[128 * 1024];
        var watch = Stopwatch.StartNew();
        foreach (string page in pages)
        {
            await using Stream body = await client.GetStreamAsync(page);
            int read;
            while ((read = await body.ReadAsync(buffer)) > 0)
            {
                bytes += read;
            }
        }

        return bytes / watch.Elapsed.TotalSeconds;
    }

    private static string? Next(byte[] page)
    {
        using JsonDocument json = JsonDocument.Parse(page);
        return json.RootElement.GetProperty("data").GetProperty("nextCursor").GetString();
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
