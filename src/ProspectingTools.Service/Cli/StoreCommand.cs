using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Cli;

/// <summary>
/// What the commands on a data folder share. They work beside a running service too: the store lets the two writers take turns.
/// </summary>
internal static class StoreCommand
{
    /// <summary>Runs work on the store that the command line names, which must be there: a mistyped name makes no data.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunAsync(
        StoreOptions options, ParseResult parsed, Func<IStore, Workspace, Task> work, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await using IStore store = await StoreFactory.OpenAsync(options.Existing(parsed), cancellationToken: cancellationToken);
        await work(store, await Workspace.OpenAsync(store, new ServiceSettings(), TimeProvider.System, cancellationToken));
    });

    /// <summary>Runs work, and reports what went wrong in words and by the exit code.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunAsync(Func<Task> work) => RunAsync(async () =>
    {
        await work();
        return ExitCodes.Ok;
    });

    /// <summary>Runs work that gives an exit code itself, and reports what went wrong in words and by the exit code.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (DataFolderInUseException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.DataInUse;
        }
        catch (StoreBusyException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
        catch (StoreUnusableException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.DataUnusable;
        }
        catch (RuleException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Usage;
        }
    }

    /// <summary>An account group by name or id; the first one when none is named.</summary>
    public static async Task<AccountGroupRow?> FindGroupAsync(IReadSession session, string? nameOrId)
    {
        IReadOnlyList<AccountGroupRow> groups = await session.AccountGroupsAsync();
        return nameOrId is null ? groups[0] : groups.FirstOrDefault(g => g.Name == nameOrId || g.Id == nameOrId);
    }

    /// <summary>An account group that must exist.</summary>
    public static async Task<AccountGroupRow> RequireGroupAsync(IReadSession session, string? nameOrId) =>
        await FindGroupAsync(session, nameOrId) ?? throw RuleException.Invalid("--group", $"there is no account group '{nameOrId}'");

    /// <summary>The option that names an account group.</summary>
    public static Option<string?> GroupOption() => new("--group") { Description = "Name or id of the account group. Default: the first one." };
}
