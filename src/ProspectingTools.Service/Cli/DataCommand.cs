using System;
using System.CommandLine;
using System.IO;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Cli;

/// <summary>data backup, data check.</summary>
internal static class DataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Option<string?> data) => new("data", "The database of a data folder.") { BackUp(data), Check(data) };

    private static Command BackUp(Option<string?> data)
    {
        var file = new Argument<FileInfo>("file") { Description = "The copy. To restore it, stop the service and put it in place of prospecting.db." };
        var command = new Command("backup", "Copy the database, while the service may run.") { file };
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(async () =>
        {
            FileInfo copy = parsed.GetValue(file)!;
            if (copy.Exists)
            {
                throw ApiException.Invalid("file", $"'{copy.FullName}' is there already");
            }

            await Store(parsed.GetValue(data)).BackUpAsync(copy.FullName, cancellationToken);
            Console.WriteLine($"Copied to {copy.FullName}.");
        }));
        return command;
    }

    private static Command Check(Option<string?> data)
    {
        var command = new Command("check", "Look for damage in every part of the database.");
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(async () =>
        {
            IStoreMaintenance store = Store(parsed.GetValue(data));
            await store.CheckAsync(cancellationToken);
            Console.WriteLine($"{store.Name} is sound.");
        }));
        return command;
    }

    private static IStoreMaintenance Store(string? data)
    {
        return StoreFactory.Maintenance(new StoreLocation.File(DataFolder.Existing(data)));
    }
}
