using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Benchmarks;
using ProspectingTools.Service.Tests.Support;

if (args is ["bare", var pages])
{
    await BareServer.RunAsync(pages);
    return;
}

if (args is ["import", var file])
{
    await Import.RunAsync(file);
    return;
}

if (args is ["postgres", ..])
{
    await SharedDatabase.RunAsync(args is [_, var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 100_000);
    return;
}

int people = args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000;
using var folder = new TempFolder();
await using ServiceProcess service = await ServiceProcess.StartAsync(
    folder["data"], "--max-results", people.ToString(CultureInfo.InvariantCulture), "--credits", "100000000");
Api api = service.Api;

await PeopleLines.WriteAsync(folder["people.jsonl"], people);
var watch = Stopwatch.StartNew();
await using (FileStream input = File.OpenRead(folder["people.jsonl"]))
{
    Answer imported = await api.SendAsync(HttpMethod.Post, Routes.LocalPeople + "?format=jsonl&listName=all", new StreamContent(input));
    Report.Line($"import of {imported.Json["added"]} people", $"{people / watch.Elapsed.TotalSeconds:N0} rows/s");
}

string body = $$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("all")}}"}""";
watch.Restart();
string jobId = await api.StartJobAsync(body);
var job = await api.WaitAsync(jobId, j => (string?)j["status"] is "completed" or "failed", TimeSpan.FromMinutes(5));
Report.Line($"job of {job["importedCount"]} prospects, durable by chunks of 100", $"{people / watch.Elapsed.TotalSeconds:N0} prospects/s");

string audience = (string)job["audienceId"]!;
await Paging.MeasureAsync(api, audience, Directory.CreateDirectory(folder["pages"]).FullName);
await Search.MeasureAsync(api);
