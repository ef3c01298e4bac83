using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProspectingTools.Service.Faults;
using Xunit;

namespace ProspectingTools.Service.Tests.Faults;

/// <summary>A body is cut behind so many bytes, however it is written; one that is shorter comes through whole.</summary>
public sealed class DroppingStreamTests
{
    [Theory]
    [InlineData(0, new[] { 5 }, 0, true)]
    [InlineData(5, new[] { 10 }, 5, true)]
    [InlineData(10, new[] { 10 }, 10, true)]
    [InlineData(11, new[] { 10 }, 10, false)]
    [InlineData(10, new[] { 4, 5 }, 9, false)]
    [InlineData(10, new[] { 4, 6 }, 10, true)]
    [InlineData(10, new[] { 4, 7 }, 10, true)]
    [InlineData(10, new[] { 4, 3, 8 }, 10, true)]
    [InlineData(10, new int[0], 0, false)]
    public async Task Body_is_cut_behind_so_many_bytes(int bytes, int[] writes, int through, bool isCut)
    {
        var http = new DefaultHttpContext();
        var life = new Life();
        http.Features.Set<IHttpRequestLifetimeFeature>(life);
        var inner = new MemoryStream();
        var stream = new DroppingStream(http, inner, bytes);
        byte next = 0;
        foreach (int count in writes)
        {
            byte[] part = [.. Enumerable.Range(0, count).Select(_ => next++)];
            await stream.WriteAsync(part.AsMemory());
        }

        Assert.Equal(Enumerable.Range(0, through).Select(i => (byte)i), inner.ToArray());
        Assert.Equal(isCut, life.IsAborted);
    }

    [Fact]
    public async Task Part_of_an_array_is_written_and_nothing_is_read_or_written_synchronously()
    {
        var inner = new MemoryStream();
        Stream stream = new DroppingStream(new DefaultHttpContext(), inner, 100);
        await stream.WriteAsync(new byte[] { 0, 1, 2, 3, 4 }.AsMemory(1, 3));
        await stream.FlushAsync();
        Assert.Equal([1, 2, 3], inner.ToArray());
        Assert.Equal((false, false, true), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        Assert.Throws<NotSupportedException>(() => stream.Write([1], 0, 1));
        Assert.Throws<NotSupportedException>(stream.Flush);
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
    }

    private sealed class Life : IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }

        public System.Threading.CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }
}
