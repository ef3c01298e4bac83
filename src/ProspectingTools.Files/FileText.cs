using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>
/// Decodes files as people have them: UTF-8 or UTF-16, with a mark or without one. A byte that is not UTF-8 is read as
/// Windows-1252, in which spreadsheets still save CSV, so that names keep their accents.
/// </summary>
internal static class FileText
{
    private const int Looked = 512;
    private const int BufferSize = 64 * 1024;

    /// <summary>Opens a file's text.</summary>
    /// <param name="input">The bytes; stays open.</param>
    /// <param name="report">Gets what is guessed.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The text, and its first character that is not a blank; NUL when there is none near its start.</returns>
    public static async Task<(StreamReader Text, char First)> OpenAsync(Stream input, FileReport report, CancellationToken ct)
    {
        byte[] start = new byte[Looked];
        int length = 0;
        while (length < start.Length)
        {
            int read = await input.ReadAsync(start, length, start.Length - length, ct).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        var whole = new ReplayStream(start, length, input);
        Encoding encoding = EncodingOf(start, length) ?? Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1252Fallback(report));
        return (new StreamReader(whole, encoding, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true), First(start, length));
    }

    // A byte order mark, and the empty half of characters in UTF-16, are skipped.
    private static char First(byte[] start, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (start[i] is > (byte)' ' and < 0x7f)
            {
                return (char)start[i];
            }

            if (start[i] is not (0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xef or 0xbb or 0xbf or 0xfe or 0xff))
            {
                break;
            }
        }

        return '\0';
    }

    // In UTF-16 one half of blanks, digits, Latin letters and delimiters is zero, always the same half; in UTF-8 no byte is.
    private static Encoding? EncodingOf(byte[] start, int length)
    {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        return odd >= 3 && even * 10 < odd ? Encoding.Unicode
            : even >= 3 && odd * 10 < even ? Encoding.BigEndianUnicode
            : null;
    }
}
