using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ProspectingTools.Testing.Fuzz;

/// <summary>Makes inputs out of a small corpus. The same seed makes the same input.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, IReadOnlyList<string> tokens, int longest)
{
    private const int MostMutations = 8;
    private const int LongestUsual = 64 * 1024;

    // One input in so many is blown up: entries must take long texts in linear time.
    private const int RareOneIn = 2000;

    // What often goes wrong, whatever the format.
    private static readonly string[] s_common =
    [
        "\0", "\r\n", "\n", "\t", "'", "\"", "\\", "\\u0000", "\\ud800", "\\udc00\\ud83d", "%", "%00", "%0d%0a", "%2e%2e%2f", "../", "..\\", "//", "/etc/passwd",
        "' OR 1=1 --", "\"; DROP TABLE people; --", "{0}", "%s%n", "<script>", "${jndi:x}", "\ud83d\ude80", "\u202e", "\ufeff", "\u0130", "e\u0301", "-1", "0", "1e309", "NaN",
        "2147483648", "9223372036854775808", "99999999999999999999", "0x10", "null", "true", "[]", "{}", "[[[[[[[[", "{\"a\":", ",", ":", ";", "=", "&", "?", "#", "+", "*", "(", ")",
    ];

    private readonly byte[][] _tokens = [.. s_common.Concat(tokens).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Makes an input.</summary>
    public byte[] Make(Random random)
    {
        List<byte> input = random.Next(20) == 0 ? OfTokens(random) : [.. corpus[random.Next(corpus.Count)]];
        int mutations = random.Next(MostMutations + 1);
        for (int i = 0; i < mutations; i++)
        {
            Mutate(input, random);
        }

        if (random.Next(RareOneIn) == 0)
        {
            BlowUp(input, random);
        }

        return [.. input];
    }

    private List<byte> OfTokens(Random random) =>
        [.. Enumerable.Range(0, random.Next(40)).SelectMany(_ => _tokens[random.Next(_tokens.Length)])];

    private void Mutate(List<byte> input, Random random)
    {
        int at = random.Next(input.Count + 1);
        int length = Math.Min(input.Count - at, 1 << random.Next(8));
        switch (random.Next(9))
        {
            case 0 when length > 0:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, length));
                break;
            case 4:
                // The tail of another sample.
                byte[] other = corpus[random.Next(corpus.Count)];
                int from = random.Next(other.Length + 1);
                input.RemoveRange(at, input.Count - at);
                input.AddRange(other[from..]);
                break;
            case 5:
                input.RemoveRange(at, input.Count - at);
                break;
            default:
                // Tokens say more than bytes: they are put in, and put in place of something, most often.
                input.RemoveRange(at, random.Next(2) * length);
                input.InsertRange(at, _tokens[random.Next(_tokens.Length)]);
                break;
        }

        if (input.Count > LongestUsual)
        {
            input.RemoveRange(LongestUsual, input.Count - LongestUsual);
        }
    }

    private void BlowUp(List<byte> input, Random random)
    {
        int at = random.Next(input.Count + 1);
        byte[] part = [.. input.GetRange(at, Math.Min(input.Count - at, 1 + random.Next(64)))];
        if (part.Length > 0)
        {
            int length = random.Next(longest);
            input.InsertRange(at, Enumerable.Repeat(part, length / part.Length).SelectMany(bytes => bytes));
        }
    }
}
