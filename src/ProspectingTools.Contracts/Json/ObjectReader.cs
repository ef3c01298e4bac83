using System;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Json;

/// <summary>Reads the value that the reader stands on into an object.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
/// <param name="reader">The reader, on the first token of the value; afterwards on the last.</param>
/// <param name="target">The object.</param>
/// <returns>False when the value is not of the kind that the API's reference shows.</returns>
internal delegate bool ValueReader<in T>(ref Utf8JsonReader reader, T target);

/// <summary>A field of an object on the wire, and how its value is taken.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal sealed class Field<T>
{
    private readonly byte[] _name;
    private readonly Action<T, string?>? _setText;
    private readonly ValueReader<T>? _read;

    /// <summary>A field that holds text.</summary>
    public Field(ReadOnlySpan<byte> name, Action<T, string?> setText)
    {
        _name = name.ToArray();
        _setText = setText;
    }

    /// <summary>A field that holds something else.</summary>
    public Field(ReadOnlySpan<byte> name, ValueReader<T> read)
    {
        _name = name.ToArray();
        _read = read;
    }

    /// <summary>Whether this is the field of a name.</summary>
    [MethodImpl(HotPath.FullyOptimized)]
    public bool Is(ReadOnlySpan<byte> name) => name.SequenceEqual(_name);

    /// <summary>Reads the value that the reader stands on; see <see cref="ValueReader{T}"/>.</summary>
    [MethodImpl(HotPath.FullyOptimized)]
    public bool TryRead(ref Utf8JsonReader reader, T target)
    {
        if (_setText is null)
        {
            return _read!(ref reader, target);
        }

        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            return false;
        }

        _setText(target, reader.TokenType == JsonTokenType.Null ? null : LenientText.Read(ref reader));
        return true;
    }
}

/// <summary>Reads objects of which every field is known. Servers send fields in one order, so each is looked for behind the one before.</summary>
/// <typeparam name="T">The type of an object.</typeparam>
internal sealed class ObjectReader<T>(params Field<T>[] fields)
    where T : class, new()
{
    /// <summary>Reads the object that the reader stands on.</summary>
    /// <param name="reader">The reader, on the object's begin; afterwards on its end.</param>
    /// <returns>The object; null when it is none, or has a field or a kind of value that is not known here.</returns>
    [MethodImpl(HotPath.FullyOptimized)]
    public T? TryRead(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var target = new T();
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int found = Find(ref reader, next);
            if (found < 0 || !reader.Read() || !fields[found].TryRead(ref reader, target))
            {
                return null;
            }

            next = found + 1;
        }

        return reader.TokenType == JsonTokenType.EndObject ? target : null;
    }

    // A name with escapes is not found: whoever asked has a slower way for that.
    [MethodImpl(HotPath.FullyOptimized)]
    private int Find(ref Utf8JsonReader reader, int next)
    {
        if (reader.HasValueSequence)
        {
            return -1;
        }

        for (int i = 0; i < fields.Length; i++)
        {
            int at = next + i < fields.Length ? next + i : next + i - fields.Length;
            if (fields[at].Is(reader.ValueSpan))
            {
                return at;
            }
        }

        return -1;
    }
}
