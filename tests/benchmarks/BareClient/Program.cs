using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Benchmarks.Bare;

// One command a line of standard input, one result a line of standard output; ends with its input.
using var http = new HttpClient();
while (await Console.In.ReadLineAsync() is { } line)
{
    Command command = JsonSerializer.Deserialize(line, WireContext.Default.Command)!;
    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", command.Key);
    Console.WriteLine(JsonSerializer.Serialize(await RunAsync(command), WireContext.Default.Result));
}

async Task<Result> RunAsync(Command command)
{
    using Process self = Process.GetCurrentProcess();
    TimeSpan cpu = self.TotalProcessorTime;
    var clock = Stopwatch.StartNew();
    IReadOnlyList<double>? latencies = null;
    long items = command.Op switch
    {
        "bare" => await Reads.ProspectsAsync(http, command),
        "bytes" => await Reads.BytesAsync(http, command),
        "contacts" => await Reads.ContactsAsync(http, command),
        "load" => (latencies = await Load.RunAsync(http, command)).Count,
        "posts" => (latencies = await Load.PostAsync(http, command)).Count,
        "searches" => (latencies = await Load.JobsAsync(http, command)).Count,
        "people" => await PeopleFile.WriteAsync(command.Path!, command.Count),
        _ => throw new ArgumentException($"There is no '{command.Op}'."),
    };
    double seconds = clock.Elapsed.TotalSeconds;
    self.Refresh();
    return new Result(seconds, items, (self.TotalProcessorTime - cpu).TotalSeconds, self.PeakWorkingSet64, At(latencies, 0.5), At(latencies, 0.99));
}

static double? At(IReadOnlyList<double>? sorted, double quantile) =>
    sorted is { Count: > 0 } ? sorted[Math.Min(sorted.Count - 1, (int)(quantile * sorted.Count))] : null;
