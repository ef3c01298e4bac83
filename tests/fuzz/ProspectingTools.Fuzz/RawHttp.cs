using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProspectingTools.Testing.Fuzz;

/// <summary>An answer as it came over the wire.</summary>
/// <param name="Status">The status; 0 when the connection ended without an answer.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">The body, chunks put together.</param>
internal sealed record RawAnswer(int Status, string Head, byte[] Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Whether the server ends the connection after this answer.</summary>
    public bool Closes => Status == 0 || Header("Connection").Equals("close", StringComparison.OrdinalIgnoreCase);

    /// <summary>A header's value; empty when there is none.</summary>
    public string Header(string name)
    {
        foreach (string line in Head.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return string.Empty;
    }
}

/// <summary>A connection that sends bytes as they are: no client library mends them on their way.</summary>
internal sealed class RawHttp : IDisposable
{
    // What never comes is the fault; a machine with many busy processes has kept an answer for ten seconds.
    private const int PatienceMs = 60_000;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = PatienceMs, SendTimeout = PatienceMs };
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _to;

    public RawHttp(Uri address) => _socket.Connect(IPAddress.Parse(address.Host), address.Port);

    /// <summary>Whether the server has not ended the connection; what it may have sent is not read.</summary>
    public bool IsOpen => !_socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Sends bytes. A server that has answered already may have closed: that shows when the answer is read.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
            {
                bytes = bytes[_socket.Send(bytes)..];
            }
        }
        catch (SocketException)
        {
            // The answer tells why.
        }
    }

    /// <summary>Sends text as UTF-8.</summary>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Ends this side's half of the connection.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It has ended already.
        }
    }

    /// <summary>Reads the next answer.</summary>
    /// <param name="headOnly">Whether the request was a HEAD, whose answer has no body whatever its headers say.</param>
    /// <exception cref="TimeoutException">Nothing comes.</exception>
    public RawAnswer Read(bool headOnly = false)
    {
        try
        {
            string head = ReadHead();
            if (head.Length == 0)
            {
                return new RawAnswer(0, string.Empty, []);
            }

            int status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            var answer = new RawAnswer(status, head, []);
            return status == 100 ? Read(headOnly) : headOnly || status is 204 or 304 ? answer : answer with { Body = ReadBody(answer) };
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.TimedOut)
        {
            throw new TimeoutException($"No answer within {PatienceMs} ms.");
        }
        catch (SocketException)
        {
            return new RawAnswer(0, string.Empty, []);
        }
    }

    /// <summary>Closes with a reset, so that thousands of closed connections do not use up the ports.</summary>
    public void Dispose()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    private string ReadHead()
    {
        var head = new StringBuilder();
        while (ReadLine() is { } line)
        {
            if (line.Length == 0 && head.Length > 0)
            {
                return head.ToString();
            }

            head.Append(line).Append("\r\n");
        }

        return string.Empty;
    }

    private byte[] ReadBody(RawAnswer answer)
    {
        var body = new MemoryStream();
        if (answer.Header("Transfer-Encoding").Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            while (ReadLine() is { } size && int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
            {
                Copy(length, body);
                ReadLine();
            }

            ReadLine();
        }
        else if (int.TryParse(answer.Header("Content-Length"), CultureInfo.InvariantCulture, out int length))
        {
            Copy(length, body);
        }

        return body.ToArray();
    }

    private void Copy(int length, MemoryStream target)
    {
        while (length > 0 && Fill())
        {
            int part = Math.Min(length, _to - _from);
            target.Write(_buffer, _from, part);
            _from += part;
            length -= part;
        }
    }

    private string? ReadLine()
    {
        List<byte> line = [];
        while (Fill())
        {
            byte next = _buffer[_from++];
            if (next == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
        }

        return null;
    }

    private bool Fill()
    {
        if (_from < _to)
        {
            return true;
        }

        _from = 0;
        _to = _socket.Receive(_buffer);
        return _to > 0;
    }
}
