using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

[Collection(nameof(Alone))]
[Trait("Category", "Slow")]
public sealed class StreamingTests
{
    [Fact]
    public void A_large_sample_streams()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long letters = 0;
        foreach (Person person in SampleData.People(200_000, 3))
        {
            letters += person.Prospect.Name!.Length;
        }

        Assert.InRange(letters, 1_000_000, 10_000_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8_000_000);
    }

    [Theory]
    [InlineData("name,title\n", "Ann,CTO\n")]
    [InlineData("", "{\"name\":\"Ann\",\"title\":\"CTO\"}\n")]
    public async Task An_endless_file_is_read_as_it_comes_in_little_memory(string header, string row)
    {
        using EndlessStream stream = new(header, row);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        int read = 0;
        await foreach (PersonRow person in PeopleFile.StreamAsync(stream, PeopleFormat.Auto, ColumnMap.Empty, CancellationToken.None))
        {
            Assert.Equal("Ann", person.Person?.Prospect.Name);
            if (++read == 200_000)
            {
                break;
            }
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8_000_000);
        Assert.InRange(stream.Given, 0, (200_000L * row.Length) + 1_000_000);
    }

    [Theory]
    [InlineData("name,title\n", "Ann,CTO\n")]
    [InlineData("name,title\n", "\"an open quote")]
    [InlineData("name,title\n", "one endless line ")]
    [InlineData("", "{\"name\":\"Ann\"}\n")]
    public async Task Reading_stops_when_it_is_asked_to(string header, string row)
    {
        using EndlessStream stream = new(header, row);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (PersonRow _ in PeopleFile.StreamAsync(stream, PeopleFormat.Auto, ColumnMap.Empty, stop.Token))
            {
            }
        }).WaitAsync(TimeSpan.FromSeconds(20));
    }

    // As a request's body: asynchronous only, in odd pieces, without a length.
    private sealed class EndlessStream(string header, string row) : Stream
    {
        private readonly byte[] _row = Encoding.UTF8.GetBytes(row);
        private ReadOnlyMemory<byte> _rest = Encoding.UTF8.GetBytes(header);

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int size = Math.Min(buffer.Length, 1021);
            int filled = 0;
            while (filled < size)
            {
                if (_rest.IsEmpty)
                {
                    _rest = _row;
                }

                int count = Math.Min(size - filled, _rest.Length);
                _rest[..count].CopyTo(buffer[filled..]);
                _rest = _rest[count..];
                filled += count;
            }

            Given += filled;
            return ValueTask.FromResult(filled);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Synchronous reading is not allowed.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
