using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ProspectingTools.Service.Faults;

/// <summary>A body that cuts the connection after this many bytes.</summary>
internal sealed class DroppingStream(HttpContext http, Stream inner, int bytes) : Stream
{
    // Long enough for what was flushed to leave the machine before the connection is reset.
    private static readonly TimeSpan s_leave = TimeSpan.FromMilliseconds(50);

    private int _left = bytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int part = Math.Min(_left, buffer.Length);
        await inner.WriteAsync(buffer[..part], cancellationToken);
        _left -= part;
        if (_left == 0)
        {
            await inner.FlushAsync(cancellationToken);
            await Task.Delay(s_leave, cancellationToken);
            http.Abort();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException("Bodies are written asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
