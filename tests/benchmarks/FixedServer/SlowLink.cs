using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace ProspectingTools.Benchmarks.Fixed;

/// <summary>
/// A proxy that makes loopback as slow as a network: half of the round trip each way, and towards the client one line of so
/// many bits a second, which all connections share. (netem needs a kernel module and root; this runs everywhere.)
/// </summary>
internal sealed class SlowLink(IPEndPoint server, TimeSpan roundTrip, double bitsPerSecond)
{
    private const int ChunkSize = 16 * 1024;

    private readonly Lock _gate = new();
    private long _lineFreeAt;

    /// <summary>Begins to listen.</summary>
    /// <returns>Where.</returns>
    public Uri Start()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AcceptAsync(listener);
        return new Uri($"http://{listener.LocalEndpoint}");
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            _ = CarryAsync(await listener.AcceptSocketAsync());
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            await upstream.ConnectAsync(server);
            await Task.WhenAny(CarryAsync(client, upstream, limited: false), CarryAsync(upstream, client, limited: true));
        }
    }

    private async Task CarryAsync(Socket from, Socket to, bool limited)
    {
        Channel<(byte[] Bytes, long ReadAt)> line = Channel.CreateUnbounded<(byte[], long)>();
        Task delivery = DeliverAsync(line.Reader, to, limited);
        try
        {
            byte[] buffer = new byte[ChunkSize];
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                line.Writer.TryWrite((buffer[..read], Stopwatch.GetTimestamp()));
            }

            line.Writer.Complete();
            await delivery;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            line.Writer.TryComplete();
        }
    }

    private async Task DeliverAsync(ChannelReader<(byte[] Bytes, long ReadAt)> line, Socket to, bool limited)
    {
        await foreach ((byte[] bytes, long readAt) in line.ReadAllAsync())
        {
            long due = (limited ? Pass(readAt, bytes.Length) : readAt) + (long)(roundTrip.TotalSeconds / 2 * Stopwatch.Frequency);
            TimeSpan wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            await to.SendAsync(bytes);
        }
    }

    // When the last bit has gone onto the line. Counted, not measured, so that a late timer does not slow the line down.
    private long Pass(long readAt, int bytes)
    {
        lock (_gate)
        {
            return _lineFreeAt = Math.Max(readAt, _lineFreeAt) + (long)(bytes * 8 / bitsPerSecond * Stopwatch.Frequency);
        }
    }
}
