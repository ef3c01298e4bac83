using BenchmarkDotNet.Running;
using ProspectingTools.Benchmarks;

if (args is ["gate"])
{
    return ReaderGate.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(PageParsing).Assembly).Run(args);
return 0;
