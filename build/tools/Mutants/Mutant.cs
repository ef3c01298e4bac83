using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ProspectingTools.Mutants;

/// <summary>One small fault of the code.</summary>
/// <param name="Id">Its number; 0 means the code as it is.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Node">The node that is changed.</param>
/// <param name="Form">How the switch is written around the node.</param>
/// <param name="Text">The node as the mutant has it.</param>
internal sealed record Mutant(int Id, string File, SyntaxNode Node, MutantForm Form, string Text)
{
    /// <summary>The line in the file, from 1.</summary>
    public int Line => Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>What it changes, in one line.</summary>
    public string Change => Form == MutantForm.Remove ? $"removed: {OneLine(Node.ToString())}" : $"{OneLine(Node.ToString())}  =>  {OneLine(Text)}";

    /// <summary>Where the node is.</summary>
    public TextSpan Span => Node.Span;

    private static string OneLine(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 140 ? line : line[..140] + "…";
    }
}
