using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.LocalService;

/// <summary>A body that is written while the pipeline runs: a few lines wait, and the pipeline with them.</summary>
internal sealed class JsonLinesContent : HttpContent
{
    private const int MostWaiting = 512;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    private readonly BlockingCollection<string> _lines = new(MostWaiting);
    private readonly CancellationToken _cancellation;

    public JsonLinesContent(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="upload">The request that reads the lines.</param>
    /// <returns>False when the request has ended and reads no more.</returns>
    public bool TryAdd(string line, Task upload)
    {
        while (!upload.IsCompleted)
        {
            if (_lines.TryAdd(line, (int)s_patience.TotalMilliseconds, _cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>No more lines will come.</summary>
    public void Complete() => _lines.CompleteAdding();

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.Run(() =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        foreach (string line in _lines.GetConsumingEnumerable(_cancellation))
        {
            writer.Write(line);
            writer.Write('\n');
        }
    });

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
