using System;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Json;

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

    /// <summary>Reads the value that the reader is at; see <see cref="ValueReader{T}"/>.</summary>
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
