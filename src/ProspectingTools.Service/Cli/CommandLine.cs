using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading.Tasks;
using ProspectingTools.Service.Hosting;

namespace ProspectingTools.Service.Cli;

/// <summary>The command line: without a command the service is started.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }

            Console.Error.WriteLine("'--help' shows what there is.");
            return ExitCodes.Usage;
        }

        // The host handles Ctrl+C and SIGTERM itself: it finishes the running chunk first.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static RootCommand Create()
    {
        var store = new StoreOptions();
        RootCommand root = ServeCommand.Create(store);
        root.Add(KeysCommand.Create(store));
        root.Add(CreditsCommand.Create(store));
        root.Add(PeopleCommand.Create(store));
        root.Add(DataCommand.Create(store));
        return root;
    }
}
