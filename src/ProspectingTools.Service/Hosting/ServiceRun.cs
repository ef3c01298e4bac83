using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Hosting;

/// <summary>A run of the service from the lock of its data to its end.</summary>
internal static class ServiceRun
{
    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using DataFolder? folder = options.DataPath is null ? null : DataFolder.Open(options.DataPath);
            StoreLocation location = folder is null ? new StoreLocation.Memory() : new StoreLocation.File(DataFolder.DatabaseIn(folder.Path));
            await using IStore store = await StoreFactory.OpenAsync(location, verify: folder?.CrashedLastTime == true, cancellationToken);
            Workspace workspace = await Workspace.OpenAsync(store, options.Rules, TimeProvider.System, cancellationToken);
            await new SampleLoader(store).LoadAsync(workspace.Group.Key, options.Sample, options.Rules.Seed, cancellationToken);
            await using WebApplication app = ServiceApp.Build(options, store, workspace);
            await app.StartAsync(cancellationToken);
            if (options.ExitWithStdin)
            {
                // After the start, whose own handler would take its place; before it says that it is ready, as it is used from then on.
                TerminalSignals.IgnoreInterrupt();
                StdinLifetime.Watch(app.Lifetime);
            }

            await AnnounceAsync(options, store, workspace, app.Urls.First(), folder?.Path, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Ok;
        }
        catch (DataFolderInUseException e)
        {
            return Fail(ExitCodes.DataInUse, e);
        }
        catch (StoreUnusableException e)
        {
            return Fail(ExitCodes.DataUnusable, e);
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidOperationException)
        {
            // Kestrel's words for an address that is taken, or is none.
            return Fail(ExitCodes.Failed, e);
        }
    }

    private static async Task AnnounceAsync(
        ServeOptions options, IStore store, Workspace workspace, string address, string? dataPath, CancellationToken cancellationToken)
    {
        foreach (string url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Banner.WarnOfOpenAddress(Console.Error, url);
        }

        var ready = new ServiceReady
        {
            Address = address,
            DataPath = dataPath,
            AccountGroupId = workspace.Group.Id,
            People = await store.ReadAsync(session => session.PeopleCountAsync(), cancellationToken),
        };
        if (options.ReadyJson)
        {
            // Nobody reads a key here: whoever starts the service like this brings one for the session.
            Banner.WriteJson(Console.Out, ready);
        }
        else
        {
            Banner.Write(Console.Out, ready, options, await workspace.FirstKeyAsync(store, TimeProvider.System, cancellationToken));
        }
    }

    private static int Fail(int code, Exception e)
    {
        Console.Error.WriteLine(e.Message);
        return code;
    }
}
