using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>
/// Decodes files as people have them: UTF-8 or UTF-16, with a mark or without one. A byte that is no UTF-8 is read as
/// Windows-1252, in which spreadsheets still save CSV, so that names keep their accents.
/// </summary>
internal static class FileText
{
    private const int Looked = 512;
    private const int BufferSize = 64 * 1024;

    private static readonly Encoding s_utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1252Fallback());

    /// <summary>Opens a file's text.</summary>
    /// <param name="input">The bytes; stays open.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<StreamReader> OpenAsync(Stream input, CancellationToken ct)
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
        return new StreamReader(whole, EncodingOf(start, length), detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
    }

    // Text of a header is mostly Latin: in UTF-16 every other byte of that is nothing.
    private static Encoding EncodingOf(byte[] start, int length)
    {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        int half = length / 2;
        return half < 4 ? s_utf8
            : odd * 3 > half && even * 10 < half ? Encoding.Unicode
            : even * 3 > half && odd * 10 < half ? Encoding.BigEndianUnicode
            : s_utf8;
    }
}
