using System.Collections.Generic;

namespace ProspectingTools.Completion;

/// <summary>Completes the methods that the APIs know.</summary>
public sealed class HttpMethodCompleter() : WordCompleter(Methods)
{
    /// <summary>The method that changes nothing.</summary>
    internal const string Get = "GET";

    /// <summary>The methods.</summary>
    internal static IReadOnlyList<string> Methods { get; } = [Get, "POST", "PUT", "PATCH", "DELETE"];
}
