using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Files.Suppression;

namespace ProspectingTools.LocalService;

/// <summary>A body of the rows of a file that stay.</summary>
/// <param name="file">The file, looked through.</param>
/// <param name="open">Opens it.</param>
/// <param name="cancellation">Stops the sending.</param>
internal sealed class ScreenedContent(ScreenedFile file, Func<Stream> open, CancellationToken cancellation) : HttpContent
{
    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using Stream input = open();
        await file.WriteAsync(input, stream, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
