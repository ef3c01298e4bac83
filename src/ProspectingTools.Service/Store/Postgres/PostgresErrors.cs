using System;
using System.IO;
using System.Net.Sockets;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>What PostgreSQL's errors mean (postgresql.org/docs, "PostgreSQL Error Codes"), and the words for them.</summary>
internal static class PostgresErrors
{
    // Not among the library's names.
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>What an error means; null for one that is not the database's.</summary>
    public static PostgresErrorKind? KindOf(Exception e) => e switch
    {
        PostgresException server => KindOf(server.SqlState),
        NpgsqlException { InnerException: TimeoutException } => PostgresErrorKind.Busy,
        NpgsqlException or SocketException or EndOfStreamException => PostgresErrorKind.Lost,
        // A connection that broke under an earlier statement; Npgsql says so with its state.
        InvalidOperationException { InnerException: NpgsqlException inner } => KindOf(inner),
        _ => null,
    };

    /// <summary>The error for the caller.</summary>
    public static Exception Told(string name, Exception e, PostgresErrorKind kind, bool committing) => kind switch
    {
        PostgresErrorKind.Full => new StoreFullException($"There is no room for the data in '{name}': its disk is full.", e),
        PostgresErrorKind.Unusable => Unusable(name, e),
        PostgresErrorKind.Lost when committing => new StoreBusyException(
            $"The connection to '{name}' was lost while the change was committed, so it is not known whether it happened.", e) { OutcomeUnknown = true },
        PostgresErrorKind.Lost => new StoreBusyException($"'{name}' cannot be reached at the moment. Nothing of this was stored.", e),
        _ => new StoreBusyException($"Others wrote to '{name}' for too long. Nothing of this was stored.", e),
    };

    /// <summary>The error for anyone who opens the database; null when it is not the database's.</summary>
    public static StoreUnusableException? AtOpening(string name, Exception e) => KindOf(e) is null ? null : Unusable(name, e);

    private static PostgresErrorKind KindOf(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => PostgresErrorKind.Conflict,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => PostgresErrorKind.Busy,
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => PostgresErrorKind.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable
            or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => PostgresErrorKind.Unusable,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or IdleInTransactionTimeout => PostgresErrorKind.Lost,
        _ => state.StartsWith("08", StringComparison.Ordinal) ? PostgresErrorKind.Lost : PostgresErrorKind.Other,
    };

    private static StoreUnusableException Unusable(string name, Exception e) => new(
        $"The database '{name}' cannot be used: {Reason(e)} Check that the server runs, that the database exists, and that this user may make tables in it.", e);

    // The server's words without its position and code; never the connection string.
    private static string Reason(Exception e) => (e as PostgresException)?.MessageText.TrimEnd('.') + "." is { Length: > 1 } text ? text : $"{e.GetBaseException().Message.TrimEnd('.')}.";
}
