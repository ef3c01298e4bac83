using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>A text in another code page, such as <c>windows-1251</c> or <c>shift_jis</c>, read as UTF-8: as it comes, without holding it.</summary>
public sealed class RecodedStream : Stream
{
    private const int Characters = 16 * 1024;

    private readonly StreamReader _text;
    private readonly string _name;
    private readonly char[] _read = new char[Characters];
    private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(Characters)];
    private readonly Encoder _encoder = new UTF8Encoding(false).GetEncoder();
    private int _start;
    private int _end;

    /// <summary>Reads a text.</summary>
    /// <param name="input">Its bytes; closed with this stream.</param>
    /// <param name="encoding">What they are in.</param>
    public RecodedStream(Stream input, Encoding encoding)
    {
        _name = (encoding ?? throw new ArgumentNullException(nameof(encoding))).WebName;
        _text = new StreamReader(input, Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback), detectEncodingFromByteOrderMarks: false, Characters);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The bytes are not text in this code page.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _end)
        {
            int read;
            try
            {
                read = _text.Read(_read, 0, _read.Length);
            }
            catch (DecoderFallbackException e)
            {
                throw Wrong(e);
            }

            if (Fill(read) == 0)
            {
                return 0;
            }
        }

        return Take(buffer, offset, count);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The bytes are not text in this code page.</exception>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (_start == _end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read;
            try
            {
                read = await _text.ReadAsync(_read, 0, _read.Length).ConfigureAwait(false);
            }
            catch (DecoderFallbackException e)
            {
                throw Wrong(e);
            }

            if (Fill(read) == 0)
            {
                return 0;
            }
        }

        return Take(buffer, offset, count);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
        }

        base.Dispose(disposing);
    }

    // Returns how many characters there were: a lone half of a pair may make no byte yet.
    private int Fill(int characters)
    {
        _start = 0;
        _end = _encoder.GetBytes(_read, 0, characters, _bytes, 0, flush: characters == 0);
        return characters > 0 ? characters : _end;
    }

    private int Take(byte[] buffer, int offset, int count)
    {
        int part = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_bytes, _start, buffer, offset, part);
        _start += part;
        return part;
    }

    private InvalidDataException Wrong(DecoderFallbackException e) =>
        new($"The file is not in the code page {_name}: the bytes {BitConverter.ToString(e.BytesUnknown ?? [])} are not a character of it.", e);
}
