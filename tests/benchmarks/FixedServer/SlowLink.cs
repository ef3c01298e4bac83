using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Benchmarks.Fixed;

/// <summary>
/// A proxy that makes loopback as slow as a network: half of the round trip each way, and towards the client one line of so
/// many bits a second, which all connections share. (netem needs a kernel module and root; this runs everywhere.)
/// </summary>
internal sealed class SlowLink(IPEndPoint server, TimeSpan roundTrip, double bitsPerSecond)
{
    private const int ChunkSize = 16 * 1024;
    private const double MostMadeGoodMs = 1;

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
        using var line = new BlockingCollection<(byte[] Bytes, long ReadAt)>();
        Task delivery = Task.Factory.StartNew(() => Deliver(line, to, limited), TaskCreationOptions.LongRunning);
        try
        {
            byte[] buffer = new byte[ChunkSize];
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                line.Add((buffer[..read], Stopwatch.GetTimestamp()));
            }

        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // That side has closed.
        }

        line.CompleteAdding();
        await delivery;
    }

    // On a thread of its own, because a thread sleeps to a tenth of a millisecond where the timers of tasks count in steps of up to
    // four: a link of 30 ms took 33. A sleep is of whole milliseconds; what one is off is made good by the next.
    private void Deliver(BlockingCollection<(byte[] Bytes, long ReadAt)> line, Socket to, bool limited)
    {
        double off = 0;
        foreach ((byte[] bytes, long readAt) in line.GetConsumingEnumerable())
        {
            long due = (limited ? Pass(readAt, bytes.Length) : readAt) + (long)(roundTrip.TotalSeconds / 2 * Stopwatch.Frequency);
            double wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due).TotalMilliseconds - off;
            if (wait > 0)
            {
                Thread.Sleep((int)Math.Round(wait));
                off = Math.Min(Stopwatch.GetElapsedTime(due, Stopwatch.GetTimestamp()).TotalMilliseconds, MostMadeGoodMs);
            }

            try
            {
                to.Send(bytes);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // That side has closed; the rest goes nowhere.
                return;
            }
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
