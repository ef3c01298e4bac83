using Dapper;
using Microsoft.Data.Sqlite;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>Brings a database file up to the newest tables, each step in one transaction.</summary>
internal static class Migration
{
    /// <summary>Runs the steps that are missing.</summary>
    public static void Run(SqliteConnection connection, string? path)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        int version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        int application = connection.ExecuteScalar<int>("PRAGMA application_id", transaction: transaction);
        bool empty = connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master", transaction: transaction) == 0;
        if (!empty && application != Schema.ApplicationId)
        {
            throw new StoreUnusableException($"'{path}' is a database of another program. Start with another --data folder.");
        }

        if (version > Schema.Steps.Count)
        {
            throw new StoreUnusableException(
                $"The data in '{path}' were written by a newer version of this service. Update ProspectingTools, or start with another --data folder.");
        }

        PersonFunctions.Register(connection);
        for (int step = version; step < Schema.Steps.Count; step++)
        {
            connection.Execute(Schema.Steps[step], transaction: transaction);
        }

        if (version < Schema.Steps.Count)
        {
            connection.Execute(
                $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {Schema.Steps.Count};", transaction: transaction);
        }

        // A file that only this user may read still opens; that it cannot be written must be found now, not at the first job.
        connection.Execute("INSERT OR REPLACE INTO settings(name, value) VALUES('opened_at', strftime('%s', 'now'))", transaction: transaction);
        transaction.Commit();
    }
}
