using System;
using System.CommandLine;
using System.IO;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Cli;

/// <summary>data backup, data check, data migrate, data copy.</summary>
internal static class DataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StoreOptions store) => new("data", "The data of a folder or a database as a whole.") { BackUp(store), Check(store), Migrate(store), Copy(store) };

    private static Command BackUp(StoreOptions store)
    {
        var file = new Argument<FileInfo>("file") { Description = "The copy. To restore it, stop the service and put it in place of prospecting.db." };
        var command = new Command("backup", "Copy the database, while the service may run.") { file };
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(async () =>
        {
            FileInfo copy = parsed.GetValue(file)!;
            if (copy.Exists)
            {
                throw RuleException.Invalid("file", $"'{copy.FullName}' is there already");
            }

            await StoreFactory.Maintenance(store.Existing(parsed)).BackUpAsync(copy.FullName, cancellationToken);
            Console.WriteLine($"Copied to {copy.FullName}.");
        }));
        return command;
    }

    private static Command Check(StoreOptions store)
    {
        var command = new Command("check", "Look for damage in every part of the database.");
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(async () =>
        {
            IStoreMaintenance data = StoreFactory.Maintenance(store.Existing(parsed));
            await data.CheckAsync(cancellationToken);
            Console.WriteLine($"{data.Name} is sound.");
        }));
        return command;
    }

    private static Command Migrate(StoreOptions store)
    {
        var command = new Command("migrate", "Bring the tables up to this version ahead of a start, which does it too. Run it before a rolling update.");
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(async () =>
        {
            IStoreMaintenance data = StoreFactory.Maintenance(store.Existing(parsed));
            (int before, int after) = await data.MigrateAsync(cancellationToken);
            Console.WriteLine(before == after
                ? $"{data.Name} is at version {after} already."
                : $"{data.Name} was brought from version {before} to {after}.");
        }));
        return command;
    }

    private static Command Copy(StoreOptions store)
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "The data folder to copy. Stop its service first.", Required = true };
        var command = new Command("copy", "Copy a data folder to the database of --store or PROSPECTING_STORE. An interrupted copy resumes where it ended.") { from };
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(async () =>
        {
            string to = store.ConnectionString(parsed) ?? throw RuleException.Invalid("--store", "names the database to copy to");
            string path = parsed.GetValue(from)!.FullName;
            var file = new StoreLocation.File(DataFolder.Existing(path));

            // Nobody may write to the folder meanwhile.
            using DataFolder folder = DataFolder.Open(path);
            await StoreFactory.CopyAsync(file, new StoreLocation.Server(to), Console.WriteLine, cancellationToken);
            Console.WriteLine($"Copied: counts and sums are the same on both sides. Start the service with PROSPECTING_STORE on the database from now on, not with --data {path}.");
        }));
        return command;
    }
}
