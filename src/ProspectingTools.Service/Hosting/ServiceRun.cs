using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files.Suppression;
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
            await options.Rules.Suppression.CurrentAsync(cancellationToken);
            using DataFolder? folder = options.DataPath is null || options.Store is not null ? null : DataFolder.Open(options.DataPath);
            StoreLocation location = options.Store is { } text ? new StoreLocation.Server(text)
                : folder is null ? new StoreLocation.Memory()
                : new StoreLocation.File(DataFolder.DatabaseIn(folder.Path));
            await using IStore store = await StoreFactory.OpenAsync(location, verify: folder?.CrashedLastTime == true, cancellationToken);
            Workspace workspace = await Workspace.OpenAsync(store, options.Rules, TimeProvider.System, cancellationToken);
            await new SampleLoader(store).LoadAsync(workspace.Group.Key, options.Sample, options.Rules.Seed, cancellationToken);
            await using WebApplication app = ServiceApp.Build(options, store, workspace);
            try
            {
                await app.StartAsync(cancellationToken);
                if (options.ExitWithStdin)
                {
                    // After the start, whose own handler would take its place; before it says that it is ready, as it is used from then on.
                    TerminalSignals.IgnoreInterrupt();
                    StdinLifetime.Watch(app.Lifetime);
                }

                await AnnounceAsync(options, store, workspace, app.Urls.First(), folder?.Path, cancellationToken);
            }
            catch
            {
                // What has started by then still uses the store; taken from under it, its errors would hide the reason.
                await app.StopAsync(CancellationToken.None);
                throw;
            }

            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Ok;
        }
        catch (SuppressionException e)
        {
            return Fail(ExitCodes.Failed, e);
        }
        catch (DataFolderInUseException e)
        {
            return Fail(ExitCodes.DataInUse, e);
        }
        catch (StoreBusyException e)
        {
            return Fail(ExitCodes.Failed, e);
        }
        catch (StoreUnusableException e)
        {
            return Fail(ExitCodes.DataUnusable, e);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine(Taken(e.Message));
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidOperationException)
        {
            // Kestrel's words for an address that is malformed, or may not be used.
            return Fail(ExitCodes.Failed, e);
        }
    }

    private static async Task AnnounceAsync(
        ServeOptions options, IStore store, Workspace workspace, string address, string? dataPath, CancellationToken cancellationToken)
    {
        foreach (string url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Banner.WarnOfOpenAddress(Console.Error, options, url);
        }

        Banner.WarnOfOwnSessionKey(Console.Error, options);

        var ready = new ServiceReady
        {
            Address = address,
            DataPath = dataPath,
            Store = options.Store is { } text ? StoreFactory.Maintenance(new StoreLocation.Server(text)).Name : null,
            AccountGroupId = workspace.Group.Id,
            People = await store.ReadAsync(session => session.PeopleCountAsync(), cancellationToken),
        };
        if (options.ReadyJson)
        {
            // Nobody reads a key here: anyone who starts the service like this brings one for the session.
            Banner.WriteJson(Console.Out, ready);
        }
        else
        {
            Banner.Write(Console.Out, ready, options, await workspace.FirstKeyAsync(store, TimeProvider.System, cancellationToken));
        }
    }

    // "Failed to bind to address http://127.0.0.1:5088: address already in use."
    private static string Taken(string message)
    {
        string address = message.Split(' ').FirstOrDefault(word => word.Contains("://", StringComparison.Ordinal))?.TrimEnd(':', '.') ?? string.Empty;
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
        {
            return message;
        }

        string holder = PortHolder.Find(uri.Port) is { } process ? $"by {process}" : "by another process";
        return $"Port {uri.Port} of {uri.Host} is taken {holder}. Stop that one, or choose another port with --urls; port 0 takes a free one.";
    }

    private static int Fail(int code, Exception e)
    {
        Console.Error.WriteLine(e.Message);
        return code;
    }
}
