
namespace ProspectingTools.LocalService;

/// <summary>The program of the local service, and how it is run.</summary>
/// <param name="fileName">The program to start.</param>
/// <param name="firstArgument">Its first argument; null for none.</param>
internal sealed class ServiceProgram(string fileName, string? firstArgument)
{
    public string FileName { get; } = fileName;

    public string? FirstArgument { get; } = firstArgument;
}
