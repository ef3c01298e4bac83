using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>
/// The items of a JSON array, one after the other, however its lines are broken. No item longer than a row may be is kept in memory.
/// What is within an item is not judged here.
/// </summary>
internal sealed class JsonItems(TextReader reader) : ILines
{
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _item = new();
    private int _position;
    private int _length;
    private long _line = 1;
    private bool _started;

    /// <inheritdoc/>
    public async ValueTask<FileLine?> ReadAsync(CancellationToken ct)
    {
        _item.Clear();
        long start = _line;
        int depth = 0;
        bool text = false;
        bool escaped = false;
        bool tooLong = false;
        while (_position < _length || await FillAsync(ct).ConfigureAwait(false))
        {
            char c = _buffer[_position++];
            _line += c == '\n' ? 1 : 0;
            if (!_started)
            {
                _started = c == '[';
                continue;
            }

            if (!text && depth == 0 && c is ',' or ']' or ' ' or '\t' or '\r' or '\n' && (c is ',' or ']' || _item.Length == 0))
            {
                if (c is ',' or ']' && (_item.Length > 0 || tooLong))
                {
                    return new FileLine(start, tooLong ? string.Empty : _item.ToString(), tooLong);
                }

                start = _line;
                continue;
            }

            (text, escaped) = (text ? c != '"' || escaped : c == '"', text && c == '\\' && !escaped);
            depth += text ? 0 : c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            tooLong |= _item.Length >= LineReader.MaxLine;
            if (!tooLong)
            {
                _item.Append(c);
            }
        }

        return _item.Length == 0 ? null : new FileLine(start, tooLong ? string.Empty : _item.ToString(), tooLong);
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        _position = 0;
        _length = await reader.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false);
        return _length > 0;
    }
}
