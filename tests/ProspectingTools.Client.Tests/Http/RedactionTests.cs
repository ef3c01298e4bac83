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

    // What is read of a long body ends anywhere: then its last word may be missing, but nothing is changed or half shown.
    [Fact]
    public void A_logged_body_is_the_masked_body_up_to_its_cap()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 400; run++)
        {
            (byte[] body, string masked) = Body(random, Size(random), random.Next(2) == 0);
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
                Assert.True(shown.Length - end.Length >= Math.Min(Cap, masked.Length / body.Length * Read / 2), because);
            }
        }
    }

    // A text without any break, as an image in a field: no more of it is left out than a key can be long.
    [Fact]
    public void A_single_long_word_is_shown_up_to_the_cap() =>
        Assert.StartsWith(new string('x', Cap) + "…", Redaction.Body(Encoding.UTF8.GetBytes(new string('x', 20_000)), s_key), StringComparison.Ordinal);

    private static int Size(Random random) => random.Next(4) switch
    {
        0 => random.Next(200),
        1 => Cap + random.Next(-2, 3),
        2 => Read + random.Next(-2, 3),
        _ => random.Next(3 * Read),
    };

    // Of exactly so many bytes, and what may be shown of it.
    private static (byte[] Body, string Masked) Body(Random random, int size, bool isDense)
    {
        var text = new StringBuilder();
        var masked = new StringBuilder();
        int bytes = 0;
        while (bytes < size)
        {
            (string piece, string shown) = isDense || random.Next(3) == 0 ? s_pieces[random.Next(s_pieces.Length)] : ("word", "word");
            (piece, shown) = (piece + ",", shown + ",");
            if (bytes + Encoding.UTF8.GetByteCount(piece) > size)
            {
                piece = shown = new string('.', size - bytes);
            }

            text.Append(piece);
            masked.Append(shown);
            bytes += Encoding.UTF8.GetByteCount(piece);
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), masked.ToString());
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
