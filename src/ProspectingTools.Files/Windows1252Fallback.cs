using System.Text;

namespace ProspectingTools.Files;

/// <summary>Reads what is not UTF-8 as Windows-1252, whose table .NET has on some platforms only (Unicode's CP1252.TXT).</summary>
/// <param name="report">Told how many bytes were read so: it is a guess.</param>
internal sealed class Windows1252Fallback(FileReport report) : DecoderFallback
{
    private const string From80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Letters(report);

    private sealed class Letters(FileReport report) : DecoderFallbackBuffer
    {
        private string _text = string.Empty;
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            report.NoUtf8 += bytesUnknown.Length;
            var text = new StringBuilder(bytesUnknown.Length);
            foreach (byte one in bytesUnknown)
            {
                text.Append(one is >= 0x80 and <= 0x9f ? From80[one - 0x80] : (char)one);
            }

            _text = text.ToString();
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
