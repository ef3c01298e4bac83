using System;

namespace ProspectingTools.Service.Http;

/// <summary>A request is refused before any rule sees it: its key, its rate, or the form of its body.</summary>
/// <param name="answer">What is answered.</param>
internal sealed class RequestException(ErrorAnswer answer) : Exception(answer.Message)
{
    /// <summary>What is answered.</summary>
    public ErrorAnswer Answer { get; } = answer;
}
