// The main job over the client library: start the local service, run a job, stream its audience to a CSV file.
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;

// A file that nobody has named is not replaced; that is seen before anything is started.
(string output, bool replace) = args is ["--output", var path] ? (path, true) : ("prospects.csv", false);
if (!replace && File.Exists(output))
{
    Console.Error.WriteLine($"{output} is there already, and stays as it is. Name the file to write, or to replace, with --output.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
var context = new CallContext(cancellationToken: stop.Token);

// 1. The local service, with 2,000 fictional people and a key that only this process knows.
string key = "sk_live_" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
using Process service = StartService(key, out ServiceReady ready);
try
{
    Console.WriteLine($"The local service answers at {ready.Address}.");
    using var client = new ProspectingClient(new ClientOptions
    {
        BaseUri = new Uri(ready.Address!),
        Key = ApiKey.FromString(key),
        AccountGroupId = ready.AccountGroupId,
    });

    // 2. A source, and a job over it. The idempotency key makes a second start impossible, however often it is sent.
    LeadList list = (await client.GetLeadListsAsync(context)).First(l => l.Name!.StartsWith("Engineering", StringComparison.Ordinal));
    ProspectingJob job = await client.StartJobAsync(
        new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = list.LeadListId, MaxResults = 250 },
        IdempotencyKeys.Create(),
        context);
    Console.WriteLine($"Job {job.JobId} over lead list '{list.Name}' is {job.Status}.");

    // 3. Wait for it.
    using var waiter = new JobWaiter(client, new JobWaitOptions { FirstInterval = TimeSpan.FromMilliseconds(200) }, context);
    waiter.Add(job.JobId!);
    JobOutcome outcome = (await waiter.NextAsync())!;
    if (outcome.Job?.Status != JobStatus.Completed)
    {
        throw new InvalidOperationException($"The job ended as {outcome.Job?.Status}: {outcome.Job?.Error}{outcome.Failure?.Message}");
    }

    // 4. Its audience, page by page, into a file.
    long rows = 0;
    await using var file = new StreamWriter(output);
    await file.WriteLineAsync("Name,Title,Company,Location,LinkedIn");
    using CursorPager<Prospect> prospects = client.GetProspects(await AudienceFinder.FindAsync(client, job.JobId!, job.Source, context), new PageOptions(), context);
    while (await prospects.NextAsync() is { } page)
    {
        foreach (Prospect p in page.Items)
        {
            await file.WriteLineAsync(string.Join(",", new[] { p.Name, p.Title, p.Company?.Name, p.Location?.Text, p.LinkedinUrl }.Select(Quote)));
            rows++;
        }
    }

    Console.WriteLine($"{rows} prospects are in {output}.");
    return rows == outcome.Job.ImportedCount ? 0 : 1;
}
finally
{
    // The service stops when its input closes.
    service.StandardInput.Close();
    service.WaitForExit(6000);
}

static string Quote(string? value) => $"\"{value?.Replace("\"", "\"\"")}\"";

static Process StartService(string key, out ServiceReady ready)
{
    string dll = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "ServicePath").Value!;
    var start = new ProcessStartInfo("dotnet", [dll, "--urls", "http://127.0.0.1:0", "--in-memory", "--sample", "2000", "--ready-json", "--exit-with-stdin"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    };
    start.Environment["PROSPECTING_SESSION_KEY"] = key;
    Process process = Process.Start(start)!;
    string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The service ended before it answered.");
    ready = JsonSerializer.Deserialize(line, WireJson.Context.ServiceReady)!;
    return process;
}
