using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Hostile;

/// <summary>Reads requests from a connection: HTTP/1.1, with a length or in chunks.</summary>
internal sealed class RequestReader(Socket socket)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next request.</summary>
    /// <returns>Method, target, headers and body; null when the client has closed the connection.</returns>
    public async Task<(string Method, string Target, Dictionary<string, string> Headers, byte[] Body)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await LineAsync(cancellationToken).ConfigureAwait(false) is not { Length: > 0 } first)
        {
            return null;
        }

        string[] parts = first.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return (parts[0], parts[1], headers, await BodyAsync(headers, cancellationToken).ConfigureAwait(false));
    }

    private async Task<byte[]> BodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (headers.TryGetValue("Content-Length", out string? length))
        {
            return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }

        if (!headers.ContainsKey("Transfer-Encoding"))
        {
            return [];
        }

        using var body = new MemoryStream();
        while (true)
        {
            string size = await LineAsync(cancellationToken).ConfigureAwait(false) ?? throw new IOException("The body was cut off.");
            byte[] chunk = await BytesAsync(int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
            await LineAsync(cancellationToken).ConfigureAwait(false);
            if (chunk.Length == 0)
            {
                return body.ToArray();
            }

            body.Write(chunk);
        }
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            byte b = _buffer[_start++];
            if (b == '\n')
            {
                return Encoding.Latin1.GetString(line.ToArray()).TrimEnd('\r');
            }

            line.Add(b);
        }
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count;)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new IOException("The body was cut off.");
            }

            int part = Math.Min(count - done, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(done));
            _start += part;
            done += part;
        }

        return bytes;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await socket.ReceiveAsync(_buffer.AsMemory(), SocketFlags.None, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }
}
