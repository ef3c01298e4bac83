using System;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// The rows of a statement, read by SQLite's own functions. Measured: going through the library's
/// checked handles costs a page 11 to 45 % more of the processor (docs/dependencies.md).
/// </summary>
/// <param name="statement">The statement; it must stay open, and in use by one thread, as long as this is used.</param>
internal readonly unsafe partial struct NativeRows(sqlite3_stmt statement)
{
    // Of the library that the connection has loaded (SQLitePCLRaw.bundle_e_sqlite3).
    private const string Library = "e_sqlite3";

    private readonly nint _statement = statement.DangerousGetHandle();

    /// <summary>Goes to the next row.</summary>
    /// <returns>SQLite's result code: a row, done, or an error.</returns>
    public int Step() => Step(_statement);

    /// <summary>A whole number of the row.</summary>
    public long Int64(int column) => ColumnInt64(_statement, column);

    /// <summary>Bytes of the row; gone with the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => new(ColumnBlob(_statement, column), ColumnBytes(_statement, column));

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    private static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    private static partial void* ColumnBlob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    private static partial int ColumnBytes(nint statement, int column);
}
