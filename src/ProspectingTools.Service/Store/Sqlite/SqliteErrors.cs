using System;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>What SQLite's errors mean, and the words for them.</summary>
internal static class SqliteErrors
{
    /// <summary>Looks for damage with one of SQLite's checks.</summary>
    /// <exception cref="StoreUnusableException">There is some.</exception>
    public static void Verify(SqliteConnection connection, string? path, string check)
    {
        string found = connection.ExecuteScalar<string>($"PRAGMA {check}(1)") ?? string.Empty;
        if (found != "ok")
        {
            throw Unusable(path, new SqliteException(found.ReplaceLineEndings(" "), raw.SQLITE_CORRUPT));
        }
    }

    /// <summary>Of the disk or the file, not of what was asked of it.</summary>
    public static bool IsOfStorage(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_IOERR
        or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN;

    /// <summary>The file is broken.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Another process held the file for longer than the wait.</summary>
    public static bool IsBusy(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>The error for people: what happened and what to do.</summary>
    public static StoreUnusableException Unusable(string? path, Exception cause)
    {
        if (cause is SqliteException { SqliteErrorCode: raw.SQLITE_FULL })
        {
            return new StoreFullException($"There is no room for the data in '{path}': the disk is full. Make room, or start with another --data folder.", cause);
        }

        string advice = cause is SqliteException damage && IsDamage(damage)
            ? "The file is damaged or is not a database. Restore it from a copy ('data backup' makes copies), or start with another --data folder."
            : "Check that the folder can be written by this user and that the disk is not full, or start with another --data folder.";
        return new StoreUnusableException($"The data in '{path}' cannot be used: {cause.Message} {advice}", cause);
    }
}
