using BenchmarkDotNet.Running;
using ProspectingTools.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(PageParsing).Assembly).Run(args);
