using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>A stream whose start was read already, from its start.</summary>
internal sealed class ReplayStream(byte[] start, int length, Stream rest) : Stream
{
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => _given < length ? Replay(buffer, offset, count) : rest.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _given < length ? Task.FromResult(Replay(buffer, offset, count)) : rest.ReadAsync(buffer, offset, count, cancellationToken);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Replay(byte[] buffer, int offset, int count)
    {
        int part = Math.Min(count, length - _given);
        Buffer.BlockCopy(start, _given, buffer, offset, part);
        _given += part;
        return part;
    }
}
