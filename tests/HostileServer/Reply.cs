using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Serialization;

namespace ProspectingTools.Testing.Hostile;

/// <summary>What the server does with a request. Every property is a way to misbehave; the defaults behave.</summary>
public sealed record Reply
{
    public int Status { get; init; } = 200;

    public string Reason { get; init; } = "Because";

    public string? ContentType { get; init; } = "application/json; charset=utf-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body as text; <see cref="Bytes"/> wins.</summary>
    public string Body { get; init; } = string.Empty;

    [JsonIgnore]
    public byte[]? Bytes { get; init; }

    /// <summary>Wait this long before the first byte.</summary>
    public int DelayMs { get; init; }

    /// <summary>Wait this long between head and body.</summary>
    public int BodyDelayMs { get; init; }

    /// <summary>Send the body in pieces of this size, with <see cref="PieceDelayMs"/> between them; 0 for at once.</summary>
    public int PieceSize { get; init; }

    public int PieceDelayMs { get; init; }

    public bool Chunked { get; init; }

    public bool Gzip { get; init; }

    /// <summary>No Content-Length: the end of the connection is the end of the body.</summary>
    public bool UntilClose { get; init; }

    /// <summary>Close the connection after the answer, without having said so.</summary>
    public bool CloseAfter { get; init; }

    /// <summary>Cut the connection after this many bytes of the body; negative: before any byte at all.</summary>
    public int? CutAfterBytes { get; init; }

    /// <summary>Cut with a reset instead of an orderly end.</summary>
    public bool Reset { get; init; }

    public static Reply Json(string body, int status = 200) => new() { Body = body, Status = status };

    public static Reply Html(int status = 200) =>
        new() { Body = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>", ContentType = "text/html", Status = status };

    /// <summary>The connection ends before any byte.</summary>
    public static Reply Drop(bool reset = false) => new() { CutAfterBytes = -1, Reset = reset };

    /// <summary>The whole body as it goes over the wire, compressed if asked.</summary>
    internal byte[] Payload()
    {
        byte[] plain = Bytes ?? Encoding.UTF8.GetBytes(Body);
        if (!Gzip)
        {
            return plain;
        }

        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            zip.Write(plain);
        }

        return buffer.ToArray();
    }

    internal byte[] Head(int length)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {Reason}\r\n");
        Header(head, "Content-Type", ContentType);
        Header(head, "Content-Encoding", Gzip ? "gzip" : null);
        Header(head, "Transfer-Encoding", Chunked ? "chunked" : null);
        Header(head, "Connection", UntilClose ? "close" : null);
        Header(head, "Content-Length", Chunked || UntilClose || Status == 204 ? null : length.ToString(CultureInfo.InvariantCulture));
        foreach ((string name, string value) in Headers)
        {
            Header(head, name, value);
        }

        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    private static void Header(StringBuilder head, string name, string? value)
    {
        if (value is not null)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }
}
