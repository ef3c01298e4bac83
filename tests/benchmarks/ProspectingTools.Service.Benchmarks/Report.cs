using System;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>Prints figures.</summary>
internal static class Report
{
    public static void Line(string what, string figure) => Console.WriteLine($"{what,-70} {figure}");
}
