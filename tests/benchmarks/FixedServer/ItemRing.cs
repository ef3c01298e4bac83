using System;
using System.Buffers;
using System.Text;

namespace ProspectingTools.Benchmarks.Fixed;

/// <summary>
/// Ready-made JSON of many items, end to end. A page is one slice of it, so that the server costs as little as it can. After
/// this many items the ring begins again.
/// </summary>
internal sealed class ItemRing
{
    private const int Items = 10_000;

    private readonly byte[] _bytes;
    private readonly int[] _starts = new int[Items + LargestPage + 1];

    /// <param name="item">The JSON of the item with a number.</param>
    public ItemRing(Func<int, string> item)
    {
        var writer = new ArrayBufferWriter<byte>(16 * 1024 * 1024);
        for (int i = 0; i < Items + LargestPage; i++)
        {
            _starts[i] = writer.WrittenCount;
            Encoding.UTF8.GetBytes(item(i % Items), writer);
            writer.Write(","u8);
        }

        _starts[^1] = writer.WrittenCount;
        _bytes = writer.WrittenSpan.ToArray();
    }

    /// <summary>The largest page there is.</summary>
    public const int LargestPage = 1000;

    /// <summary>The JSON of some items, with commas between them.</summary>
    public ReadOnlyMemory<byte> Slice(long offset, int count)
    {
        if (count <= 0)
        {
            return default;
        }

        int first = (int)(offset % Items);
        int start = _starts[first];
        return _bytes.AsMemory(start, _starts[first + count] - 1 - start);
    }
}
