using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Hostile;

/// <summary>Writes one reply, as badly as it says.</summary>
internal sealed class ReplyWriter(Socket socket, Reply reply, RecordedRequest request, CancellationToken stop)
{
    /// <summary>Whether the client went away before the reply was out.</summary>
    public bool ClientLeft { get; private set; }

    /// <summary>Writes the reply.</summary>
    /// <returns>Whether the connection can be used again.</returns>
    public async Task<bool> WriteAsync()
    {
        if (!await WaitAsync(reply.DelayMs).ConfigureAwait(false))
        {
            return false;
        }

        if (reply.CutAfterBytes < 0)
        {
            return Cut();
        }

        byte[] body = reply.Payload();
        await SendAsync(reply.Head(body.Length)).ConfigureAwait(false);
        if (!await WaitAsync(reply.BodyDelayMs).ConfigureAwait(false))
        {
            return false;
        }

        int length = Math.Min(body.Length, reply.CutAfterBytes ?? int.MaxValue);
        int piece = reply.PieceSize > 0 ? reply.PieceSize : Math.Max(length, 1);
        for (int sent = 0; sent < length; sent += piece)
        {
            if (sent > 0 && !await WaitAsync(reply.PieceDelayMs).ConfigureAwait(false))
            {
                return false;
            }

            await PieceAsync(body.AsMemory(sent, Math.Min(piece, length - sent))).ConfigureAwait(false);
        }

        if (length < body.Length || reply.CutAfterBytes is not null)
        {
            return Cut();
        }

        if (reply.Chunked)
        {
            await SendAsync("0\r\n\r\n"u8.ToArray()).ConfigureAwait(false);
        }

        return !reply.UntilClose && !reply.CloseAfter;
    }

    private async Task PieceAsync(ReadOnlyMemory<byte> piece)
    {
        if (!reply.Chunked)
        {
            await SendAsync(piece).ConfigureAwait(false);
            return;
        }

        await SendAsync(Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n")).ConfigureAwait(false);
        await SendAsync(piece).ConfigureAwait(false);
        await SendAsync("\r\n"u8.ToArray()).ConfigureAwait(false);
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
            {
                bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, stop).ConfigureAwait(false)..];
            }
        }
        catch (SocketException)
        {
            ClientLeft = true;
            throw;
        }
    }

    // A client sends nothing while it waits, so anything readable is its end.
    private async Task<bool> WaitAsync(int milliseconds)
    {
        if (milliseconds <= 0)
        {
            return true;
        }

        request.WaitBegins();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        over.CancelAfter(milliseconds);
        try
        {
            await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, over.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return true;
        }
        catch (SocketException)
        {
            // A reset: the client is gone all the same.
        }

        ClientLeft = true;
        return false;
    }

    private bool Cut()
    {
        if (reply.Reset)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        socket.Close();
        return false;
    }
}
