using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ProspectingTools.Client.Http;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Wherever the key, somebody else's key or an address stands in a text, all the rest of the text is shown and nothing of it.</summary>
public sealed class RedactionTests
{
    private const int Cap = 4096;
    private const int Read = 2 * Cap;
    private const int LongestKey = 2048;
    private const string Secret = "sk_live_a+b/c=~";

    private static readonly ApiKey s_key = ApiKey.FromString(Secret);

    private static readonly (string Text, string Shown)[] s_pieces =
    [
        (Secret, "***"),
        ("sk_test_0123456789abcdef", "***"),
        ("ada.byron@example.com", "***@***"),
        ("plain", "plain"),
        ("Zoë 😀", "Zoë 😀"),
        ("sk_other", "sk_other"),
    ];

    [Fact]
    public void The_key_is_taken_out_at_any_place_in_any_spelling()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 500; run++)
        {
            string before = random.Next(2) == 0 ? string.Empty : "a\\b ";
            string between = " 100% & more ";
            string text = before + Spelled(random) + between + Spelled(random);
            Assert.True(before + "***" + between + "***" == s_key.RedactFrom(text), $"seed {seed}, run {run}: {text}");
        }
    }

    // What is read of a long body ends anywhere: then its last word is missing, but nothing is changed, half shown or left out besides.
    [Fact]
    public void A_logged_body_is_the_masked_body_up_to_its_cap()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 400; run++)
        {
            (byte[] body, string masked, string whole) = Body(random, Size(random), random.Next(3));
            string because = $"seed {seed}, run {run}, {body.Length} bytes";
            string shown = Redaction.Body(body, s_key);
            string end = string.Create(CultureInfo.InvariantCulture, $"… ({body.Length:N0} bytes)");
            if (body.Length <= Cap)
            {
                Assert.True(masked == shown, because);
            }
            else if (body.Length <= Read)
            {
                Assert.True(masked[..Math.Min(Cap, masked.Length)] + end == shown, because);
            }
            else
            {
                Assert.EndsWith(end, shown, StringComparison.Ordinal);
                Assert.StartsWith(shown[..^end.Length], masked, StringComparison.Ordinal);
                Assert.True(shown.Length - end.Length <= Cap, because);
                Assert.True(shown.Length - end.Length >= Math.Min(Cap, whole.Length), because);
            }
        }
    }

    // A text without any break, as an image in a field: no more of it is left out than a key can be long, and that only where it may be one.
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(400)]
    [InlineData(500)]
    public void Of_a_long_word_no_more_is_left_out_than_a_key_can_be_long(int keys)
    {
        string before = string.Concat(Enumerable.Repeat(Secret + ",", keys));
        string masked = string.Concat(Enumerable.Repeat("***,", keys));
        foreach (int length in new[] { Cap + 1, Read - 1, Read, Read + 1, 20_000 })
        {
            int word = Math.Max(0, length - before.Length);
            string read = masked + new string('x', Math.Max(0, Math.Min(length, Read) - before.Length));
            string shown = length > Read ? read[..Math.Max(masked.Length, read.Length - LongestKey)] : read;
            string body = before + new string('x', word);
            Assert.Equal(
                string.Create(CultureInfo.InvariantCulture, $"{shown[..Math.Min(Cap, shown.Length)]}… ({body.Length:N0} bytes)"),
                Redaction.Body(Encoding.UTF8.GetBytes(body), s_key));
        }
    }

    private static int Size(Random random) => random.Next(4) switch
    {
        0 => random.Next(200),
        1 => Cap + random.Next(-2, 3),
        2 => Read + random.Next(-2, 3),
        _ => random.Next(3 * Read),
    };

    // Of exactly so many bytes, what may be shown of it, and what of that comes from the words that are read whole.
    private static (byte[] Body, string Masked, string Whole) Body(Random random, int size, int density)
    {
        var text = new StringBuilder();
        var masked = new StringBuilder();
        int bytes = 0;
        int whole = 0;
        while (bytes < size)
        {
            (string piece, string shown) = density switch
            {
                // Nothing but keys: so little is shown that the end of what is read comes into view.
                2 => s_pieces[0],
                1 => s_pieces[random.Next(s_pieces.Length)],
                _ => random.Next(3) == 0 ? s_pieces[random.Next(s_pieces.Length)] : ("word", "word"),
            };
            (piece, shown) = (piece + ",", shown + ",");
            if (bytes + Encoding.UTF8.GetByteCount(piece) > size)
            {
                piece = shown = new string('.', size - bytes);
            }

            text.Append(piece);
            masked.Append(shown);
            bytes += Encoding.UTF8.GetByteCount(piece);
            whole = bytes <= Read ? masked.Length : whole;
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), masked.ToString(), masked.ToString(0, whole));
    }

    private static string Spelled(Random random)
    {
        int way = random.Next(4);
        IEnumerable<string> letters = Secret.Select(c => (way, random.Next(2)) switch
        {
            (_, 0) or (0, _) => c.ToString(),
            (1, _) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            (2, _) => Uri.HexEscape(c),
            _ => string.Create(CultureInfo.InvariantCulture, $"&#x{(int)c:X};"),
        });
        return string.Concat(letters);
    }
}
