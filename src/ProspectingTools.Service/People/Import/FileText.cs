using System.IO;
using System.Text;

namespace ProspectingTools.Service.People.Import;

/// <summary>
/// Decodes files as people have them: UTF-8 or UTF-16 with a mark, UTF-8 without one. A byte that is no UTF-8 is read as
/// Windows-1252, in which spreadsheets still save CSV, so that names keep their accents.
/// </summary>
internal static class FileText
{
    private static readonly Encoding s_utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1252Fallback());

    public static StreamReader Open(Stream input) =>
        new(input, s_utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);

    private sealed class Windows1252Fallback : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private static readonly Encoding s_windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

            private string _text = string.Empty;
            private int _next;

            public override int Remaining => _text.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                _text = s_windows1252.GetString(bytesUnknown);
                _next = 0;
                return _text.Length > 0;
            }

            public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0)
                {
                    return false;
                }

                _next--;
                return true;
            }

            public override void Reset()
            {
                _text = string.Empty;
                _next = 0;
            }
        }
    }
}
