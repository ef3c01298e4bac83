using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>
/// One import of a file of people into an empty directory on disk, in this process: for tests/benchmarks/series/People.ps1, which puts
/// the Python loop beside it. Prints rows, seconds, seconds of the processor, and the most memory that was held.
/// </summary>
internal static class Import
{
    public static async Task RunAsync(string path)
    {
        using var folder = new TempFolder();
        IStore store = await StoreFactory.OpenAsync(new StoreLocation.File(folder["people.db"]));
        try
        {
            long group = await store.WriteAsync(0, session => session.AddAccountGroupAsync("bench", "bench", 0), CancellationToken.None);
            await using FileStream input = File.OpenRead(path);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var result = await new PeopleImport(store, new ServiceSettings()).ImportAsync(group, input, new PeopleImportOptions { Format = PeopleFormat.Csv }, CancellationToken.None);
            watch.Stop();
            var process = Process.GetCurrentProcess();
            TimeSpan processor = process.TotalProcessorTime - before;
            Console.WriteLine(FormattableString.Invariant(
                $"{{\"rows\":{result.Added},\"seconds\":{watch.Elapsed.TotalSeconds:F3},\"processor\":{processor.TotalSeconds:F3},\"megabytes\":{process.PeakWorkingSet64 / 1048576}}}"));
        }
        finally
        {
            await store.DisposeAsync();
        }
    }
}
