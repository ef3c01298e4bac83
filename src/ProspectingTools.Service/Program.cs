using ProspectingTools.Service.Cli;

return await CommandLine.RunAsync(args);
