using System.Buffers;
using Microsoft.Extensions.ObjectPool;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>Lends buffers for pages; those that a page of unusual size has blown up are not kept.</summary>
internal sealed class PageBufferPolicy : IPooledObjectPolicy<ArrayBufferWriter<byte>>
{
    private const int InitialBytes = 256 * 1024;
    private const int LargestKept = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public ArrayBufferWriter<byte> Create() => new(InitialBytes);

    /// <inheritdoc/>
    public bool Return(ArrayBufferWriter<byte> obj)
    {
        obj.ResetWrittenCount();
        return obj.Capacity <= LargestKept;
    }
}
