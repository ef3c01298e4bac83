using System;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// A statement that takes many rows, with its values given by SQLite's own functions. Measured: the library's parameters and readers
/// cost an import more than SQLite itself. The values of one row are in one buffer that does not move, so nothing is copied for SQLite.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="statement">The statement; it stays prepared.</param>
internal sealed unsafe partial class NativeInsert(SqliteConnection connection, sqlite3_stmt statement)
{
    private const string Library = "e_sqlite3";
    private const int MostValues = 16;
    private const int FirstBuffer = 16 * 1024;

    private readonly nint _statement = statement.DangerousGetHandle();
    private readonly (Kind Kind, long Number, int Length)[] _values = new (Kind, long, int)[MostValues];
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(FirstBuffer, pinned: true);
    private int _used;
    private int _count;

    private enum Kind
    {
        Null,
        Number,
        Text,
        Bytes,
    }

    /// <summary>Gives the next value: a whole number.</summary>
    public void Add(long value) => _values[_count++] = (Kind.Number, value, 0);

    /// <summary>Gives the next value: a text, or nothing.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            _values[_count++] = (Kind.Null, 0, 0);
            return;
        }

        Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
        int length = Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_used));
        _values[_count++] = (Kind.Text, _used, length);
        _used += length;
    }

    /// <summary>Gives the next value: bytes, or nothing.</summary>
    public void Add(byte[]? value)
    {
        if (value is null)
        {
            _values[_count++] = (Kind.Null, 0, 0);
            return;
        }

        Reserve(value.Length);
        value.CopyTo(_buffer, _used);
        _values[_count++] = (Kind.Bytes, _used, value.Length);
        _used += value.Length;
    }

    /// <summary>Writes the row.</summary>
    /// <returns>The row's key.</returns>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public long Run()
    {
        byte* start = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        int result = raw.SQLITE_OK;
        for (int i = 0; i < _count && result == raw.SQLITE_OK; i++)
        {
            (Kind kind, long number, int length) = _values[i];
            result = kind switch
            {
                Kind.Number => BindInt64(_statement, i + 1, number),
                Kind.Text => BindText(_statement, i + 1, start + number, length, 0),
                Kind.Bytes => BindBlob(_statement, i + 1, start + number, length, 0),
                _ => BindNull(_statement, i + 1),
            };
        }

        _count = _used = 0;
        if (result == raw.SQLITE_OK && (result = Step(_statement)) == raw.SQLITE_DONE)
        {
            result = raw.SQLITE_OK;
        }

        raw.sqlite3_reset(statement);
        SqliteException.ThrowExceptionForRC(result, connection.Handle);
        return raw.sqlite3_last_insert_rowid(connection.Handle);
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _used < bytes)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(_buffer.Length * 2, _used + bytes), pinned: true);
            _buffer.AsSpan(0, _used).CopyTo(larger);
            _buffer = larger;
        }
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    // These only note where the value is: the buffer stays where it is, and as it is, until the row is written.
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    private static partial int BindInt64(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    private static partial int BindNull(nint statement, int index);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    private static partial int BindText(nint statement, int index, byte* value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    [SuppressGCTransition]
    private static partial int BindBlob(nint statement, int index, byte* value, int length, nint destructor);
}
