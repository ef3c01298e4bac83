using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store.Sqlite;

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
        command.SetAction((parsed, _) => StoreCommand.RunAsync(() =>
        {
            FileInfo copy = parsed.GetValue(file)!;
            if (copy.Exists)
            {
                throw ApiException.Invalid("file", $"'{copy.FullName}' is there already");
            }

            SqliteStore.BackUp(Database(parsed.GetValue(data)), copy.FullName);
            Console.WriteLine($"Copied to {copy.FullName}.");
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Check(Option<string?> data)
    {
        var command = new Command("check", "Look for damage in every part of the database.");
        command.SetAction((parsed, _) => StoreCommand.RunAsync(() =>
        {
            string database = Database(parsed.GetValue(data));
            SqliteStore.Check(database);
            Console.WriteLine($"{database} is sound.");
            return Task.CompletedTask;
        }));
        return command;
    }

    private static string Database(string? data)
    {
        string database = DataFolder.DatabaseIn(Path.GetFullPath(data ?? DataFolder.Default()));
        return File.Exists(database) ? database : throw ApiException.Invalid("--data", $"there is no '{database}'");
    }
}
