using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProspectingTools.Benchmarks.Fixed;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Benchmarks;

/// <summary>
/// Whether ProspectConverter is still worth its lines: pages are read with it and without it by turns, and the quickest round of each
/// counts, so that a busy machine changes little. It must save a tenth at least, or it goes.
/// </summary>
internal static class ReaderGate
{
    private const int Rounds = 200;
    private const double MostOfSerializer = 0.9;

    /// <summary>Measures, and tells.</summary>
    /// <returns>The exit code: 1 when the converter no longer saves a tenth.</returns>
    public static int Run()
    {
        byte[] page = Encoding.UTF8.GetBytes(
            $$"""{"success":true,"data":{"items":[{{string.Join(',', Enumerable.Range(0, 100).Select(ItemText.Prospect))}}],"nextCursor":"bzoxMDA=","hasMore":true},"error":null,"traceId":"t-1"}""");
        var plain = new WireJsonContext(new JsonSerializerOptions(WireJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        TimeSpan converter = TimeSpan.MaxValue, serializer = TimeSpan.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            converter = Least(converter, Read(page, WireJson.Context.EnvelopeCursorPageProspect));
            serializer = Least(serializer, Read(page, plain.EnvelopeCursorPageProspect));
        }

        double share = converter / serializer;
        Console.WriteLine($"A page of 100 prospects: {converter.TotalMicroseconds / 20:0} µs with ProspectConverter, {serializer.TotalMicroseconds / 20:0} µs by the serializer alone, {share:0.00} of it; at most {MostOfSerializer:0.00} is wanted.");
        return share <= MostOfSerializer ? 0 : 1;
    }

    private static TimeSpan Read(byte[] page, JsonTypeInfo<Envelope<CursorPage<Prospect>>> type)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 20; i++)
        {
            JsonSerializer.Deserialize(page, type);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
