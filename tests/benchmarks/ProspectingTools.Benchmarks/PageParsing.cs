using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using ProspectingTools.Benchmarks.Bare;
using ProspectingTools.Benchmarks.Fixed;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;

namespace ProspectingTools.Benchmarks;

/// <summary>One page of 100 prospects: the contract types, which bear with anything, against types that bear with nothing.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("page of 100")]
public class PageParsing
{
    private const int Items = 100;

    private byte[] _page = [];

    [GlobalSetup]
    public void Setup() => _page = Encoding.UTF8.GetBytes(
        $$"""{"success":true,"data":{"items":[{{string.Join(',', Enumerable.Range(0, Items).Select(ItemText.Prospect))}}],"nextCursor":"bzoxMDA=","hasMore":true},"error":null,"traceId":"t-1"}""");

    [Benchmark(Baseline = true)]
    public async Task<object?> Bare() => await JsonSerializer.DeserializeAsync(new MemoryStream(_page), WireContext.Default.Page);

    [Benchmark]
    public async Task<Envelope<CursorPage<Contracts.Prospecting.Prospect>>?> Contract() =>
        await JsonSerializer.DeserializeAsync(new MemoryStream(_page), WireJson.Context.EnvelopeCursorPageProspect);
}
