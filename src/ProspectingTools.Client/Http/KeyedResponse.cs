using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>An answer on its way to being read, and what may be said of it.</summary>
internal sealed class KeyedResponse
{
    private const int CopyBufferSize = 81920;

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

    /// <summary>Opens the body.</summary>
    /// <returns>The stream; the caller disposes it.</returns>
    public async Task<Stream> OpenAsync() =>
        _body is { } body ? new MemoryStream(body, writable: false) : await Response.Content.ReadAsStreamAsync().ConfigureAwait(false);

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
