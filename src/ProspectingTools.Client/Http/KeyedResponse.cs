using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>An answer on its way to being read, and what may be said of it.</summary>
internal sealed class KeyedResponse
{
    /// <summary>The one content encoding that is asked for.</summary>
    public const string Packing = "gzip";

    private const int CopyBufferSize = 81920;
    private const string OldPacking = "x-gzip";
    private const string NoPacking = "identity";

    private static readonly string[] s_traceHeaders = ["X-Trace-Id", "X-Request-Id"];

    private readonly ApiKey _key;
    private byte[]? _body;

    public KeyedResponse(HttpResponseMessage response, ApiKey key)
    {
        Response = response;
        _key = key;
        TraceId = s_traceHeaders.Select(Header).FirstOrDefault(static id => id is not null) is { } id ? Redact(id) : null;
    }

    public HttpResponseMessage Response { get; }

    public int Status => (int)Response.StatusCode;

    public string? MediaType => Response.Content?.Headers.ContentType?.MediaType;

    /// <summary>The length of the body as the server says it; null when it does not, or says that of a packed one.</summary>
    public long? Length => IsPacked ? null : Response.Content?.Headers.ContentLength;

    /// <summary>The server's id of the call, from a header or, once it is read, from the body.</summary>
    public string? TraceId { get; set; }

    /// <summary>Takes the key out of a text that the server sent: some servers repeat what they were sent.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without the key.</returns>
    public string Redact(string text) => Redaction.Secrets(text, _key);

    /// <summary>Leaves out a cause whose texts hold the key.</summary>
    /// <param name="cause">The cause.</param>
    /// <returns>The cause, or null.</returns>
    public Exception? Harmless(Exception? cause) => Redaction.Harmless(cause, _key);

    // Encodings in the order in which they were applied, without the one that does nothing.
    private string Encoding =>
        string.Join(", ", (Response.Content?.Headers.ContentEncoding ?? []).Where(static name => !name.Equals(NoPacking, StringComparison.OrdinalIgnoreCase)));

    private bool IsPacked => Encoding.Length > 0;

    /// <summary>Opens the body, and unpacks it while it is read. To dispose the answer meanwhile ends the read below, and leaves the unpacking to its reader.</summary>
    /// <returns>The stream; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">It is packed in a way that was not asked for.</exception>
    public async Task<Stream> OpenAsync()
    {
        if (_body is { } body)
        {
            return new MemoryStream(body, writable: false);
        }

        string encoding = Encoding;
        if (IsPacked && !encoding.Equals(Packing, StringComparison.OrdinalIgnoreCase) && !encoding.Equals(OldPacking, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"its content encoding is '{encoding}', which was not asked for");
        }

        Stream stream = await Response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        return IsPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>
    /// Reads the whole body; it can be opened again afterwards. HttpContent's own buffering does the same, but a cancel ends it
    /// only after seconds.
    /// </summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The body.</returns>
    public async Task<byte[]> BufferAsync(CancellationToken cancellationToken)
    {
        if (_body is null)
        {
            using Stream stream = await OpenAsync().ConfigureAwait(false);
            using var buffer = new MemoryStream();
            await stream.CopyToAsync(buffer, CopyBufferSize, cancellationToken).ConfigureAwait(false);
            _body = buffer.ToArray();
        }

        return _body;
    }

    private string? Header(string name) =>
        Response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
