using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ProspectingTools.Benchmarks.Fixed;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Http;

namespace ProspectingTools.Benchmarks;

/// <summary>A cursor there and back, as the local service makes one for each page.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("cursor")]
public class CursorEncoding
{
    private const string List = "prospects:65f000000000000000000002:65f000000000000000000001";

    private readonly Cursors _cursors = new(new byte[Cursors.SecretLength]);

    [Params(99_900)]
    public long Position { get; set; }

    [Benchmark]
    public long WriteAndRead() => _cursors.Read(List, _cursors.Write(List, Position)) ?? 0;
}

/// <summary>The rows of 100 prospects, as Export-AudienceProspect writes them.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("CSV rows of 100")]
public sealed class CsvWriting : IDisposable
{
    private const int Items = 100;

    private readonly ProspectWriter _writer = new(ExportFormat.Csv, default, protectFormula: false);
    private readonly MemoryStream _target = new(1024 * 1024);
    private Prospect[] _prospects = [];

    [GlobalSetup]
    public void Setup() => _prospects =
        [.. Enumerable.Range(0, Items).Select(n => JsonSerializer.Deserialize(ItemText.Prospect(n), WireJson.Context.Prospect)!)];

    [Benchmark]
    public long Write()
    {
        _target.Position = 0;
        _writer.Write(_target, _prospects);
        return _target.Position;
    }

    [GlobalCleanup]
    public void Dispose() => _target.Dispose();
}
