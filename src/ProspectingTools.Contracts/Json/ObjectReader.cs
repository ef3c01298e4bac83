using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ProspectingTools.Contracts.Json;

/// <summary>Reads objects of which every field is known. Servers send fields in one order, so each is looked for behind the one before.</summary>
/// <typeparam name="T">The type of an object.</typeparam>
internal sealed class ObjectReader<T>(params Field<T>[] fields)
    where T : class, new()
{
    /// <summary>Reads the object that the reader is at.</summary>
    /// <param name="reader">The reader, on the object's begin; afterwards on its end.</param>
    /// <returns>The object; null when it is not an object, or has a field or a kind of value that is not known here.</returns>
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

    // A name with escapes is not found: the caller has a slower way for that.
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
