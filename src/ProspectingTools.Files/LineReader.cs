using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>
/// Reads lines without ever keeping a longer one in memory than a row may have: a file of one endless line costs nothing.
/// CR, LF and CR LF end a line.
/// </summary>
internal sealed class LineReader(TextReader reader) : ILines
{
    /// <summary>The longest line in characters.</summary>
    public const int MaxLine = 1024 * 1024;

    /// <summary>What is said of a longer one.</summary>
    public static string TooLongMessage { get; } = $"The line has more than {MaxLine} characters.";

    private readonly char[] _buffer = new char[32 * 1024];
    private int _position;
    private int _length;
    private long _number;
    private bool _afterCr;

    /// <summary>Reads the next line.</summary>
    /// <returns>The line; null at the end.</returns>
    public async ValueTask<FileLine?> ReadAsync(CancellationToken ct)
    {
        StringBuilder? longer = null;
        bool tooLong = false;
        bool any = false;
        while (true)
        {
            if (_position >= _length)
            {
                _position = 0;
                ct.ThrowIfCancellationRequested();
                _length = await reader.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false);
                if (_length == 0)
                {
                    return any ? new FileLine(++_number, tooLong ? string.Empty : longer?.ToString() ?? string.Empty, tooLong) : null;
                }
            }

            // The LF of a CR LF belongs to the line before.
            if (_afterCr)
            {
                _afterCr = false;
                if (_buffer[_position] == '\n')
                {
                    _position++;
                    continue;
                }
            }

            any = true;
            int end = _position;
            while (end < _length && _buffer[end] is not ('\r' or '\n'))
            {
                end++;
            }

            int part = end - _position;
            int start = _position;
            tooLong |= (longer?.Length ?? 0) + part > MaxLine;
            _position = end;
            if (end < _length)
            {
                _afterCr = _buffer[_position++] == '\r';
                string text = tooLong ? string.Empty : longer is null ? new string(_buffer, start, part) : longer.Append(_buffer, start, part).ToString();
                return new FileLine(++_number, text, tooLong);
            }

            if (!tooLong)
            {
                (longer ??= new StringBuilder()).Append(_buffer, start, part);
            }
        }
    }
}
