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
        var data = new Option<string?>("--data")
        {
            Description = $"The data folder. Default: {DataFolder.Default()}",
            Recursive = true,
        };
        RootCommand root = ServeCommand.Create(data);
        root.Add(KeysCommand.Create(data));
        root.Add(CreditsCommand.Create(data));
        root.Add(PeopleCommand.Create(data));
        root.Add(DataCommand.Create(data));
        return root;
    }
}
