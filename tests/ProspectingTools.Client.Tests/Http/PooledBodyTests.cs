using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Json;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>A body is read whole, in whatever pieces it comes and whatever was said of its length.</summary>
public sealed class PooledBodyTests
{
    private static readonly byte[] s_mark = [0xEF, 0xBB, 0xBF];

    [Fact]
    public async Task Whatever_its_length_and_its_pieces_it_is_read_whole()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 150; run++)
        {
            // Around the sizes at which the buffer grows, where an end is easily missed.
            int size = random.Next(5) == 0 ? random.Next(2, 100) : (16 * 1024 << random.Next(4)) + random.Next(-3, 4);
            string text = string.Concat(Enumerable.Range(0, size - 2).Select(i => (char)('a' + (i % 26))));
            byte[] json = Encoding.UTF8.GetBytes("\"" + text + "\"");
            byte[] body = random.Next(3) == 0 ? [.. s_mark, .. json] : json;
            long? said = random.Next(6) switch { 0 => null, 1 => 0, 2 => random.Next(size), 3 => long.MaxValue - random.Next(2), 4 => size * 100L, _ => body.Length };
            JsonElement read = await PooledBody.ParseAsync(new InPieces(body, random), said, WireJson.Context.JsonElement, CancellationToken.None);
            Assert.True(text == read.GetString(), $"seed {seed}, run {run}: {body.Length} bytes, {said} said");
        }
    }

    // A slow line brings a few bytes at a time: the buffer grows with what has come, not with how often something came.
    [Fact]
    public async Task Many_small_pieces_take_no_more_memory_than_a_few_large_ones()
    {
        byte[] body = Encoding.UTF8.GetBytes("\"" + new string('a', 3000) + "\"");
        JsonElement read = await PooledBody.ParseAsync(new Dripping(body), null, WireJson.Context.JsonElement, CancellationToken.None);
        Assert.Equal(3000, read.GetString()!.Length);
    }

    // What a server says of the length is no reason to take the memory for it.
    [Fact]
    public async Task A_length_that_is_only_said_takes_no_memory()
    {
        byte[] body = "{}"u8.ToArray();
        await PooledBody.ParseAsync(new MemoryStream(body), body.Length, WireJson.Context.JsonElement, CancellationToken.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        await PooledBody.ParseAsync(new MemoryStream(body), 200_000_000, WireJson.Context.JsonElement, CancellationToken.None);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    private sealed class InPieces(byte[] body, Random random) : MemoryStream(body)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, random.Next(4) == 0 ? Math.Min(count, random.Next(1, 5000)) : count, cancellationToken);
    }

    // Gives one byte at a time, and room for no more than twice the body.
    private sealed class Dripping(byte[] body) : MemoryStream(body)
    {
        private readonly int _most = Math.Max(2 * body.Length, 16 * 1024);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Assert.InRange(buffer.Length, 1, _most);
            return base.ReadAsync(buffer, offset, Math.Min(count, 1), cancellationToken);
        }
    }
}
