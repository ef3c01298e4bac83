using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProspectingTools.Mutants;

/// <summary>Writes mutants into the code, each behind its switch, so that one build holds all of them.</summary>
/// <param name="mutants">The mutants of one file.</param>
internal sealed class MutantWriter(IEnumerable<Mutant> mutants) : CSharpSyntaxRewriter
{
    /// <summary>The class of the switches.</summary>
    public const string Switch = "MutantSwitch";

    private readonly ILookup<SyntaxNode, Mutant> _mutants = mutants.ToLookup(mutant => mutant.Node);

    /// <inheritdoc/>
    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        SyntaxNode? visited = base.Visit(node);
        if (node is null || visited is null || !_mutants.Contains(node))
        {
            return visited;
        }

        string text = visited.ToString();
        foreach (Mutant mutant in _mutants[node])
        {
            string on = $"global::{Switch}.On({mutant.Id})";
            text = mutant.Form switch
            {
                MutantForm.Choose when node.Parent is ExpressionStatementSyntax => $"_ = ({on} ? ({mutant.Text}) : ({text}))",
                MutantForm.Choose => $"({on} ? ({mutant.Text}) : ({text}))",
                MutantForm.Force => $"({on} || ({text}))",
                MutantForm.Forbid => $"(!{on} && ({text}))",
                MutantForm.Remove => $"if (!{on}) {{ {text} }}",
                _ => $"{{ if ({on}) {mutant.Text} {text} }}",
            };
        }

        SyntaxNode written = node is StatementSyntax ? SyntaxFactory.ParseStatement(text) : SyntaxFactory.ParseExpression(text);
        return written.WithLeadingTrivia(visited.GetLeadingTrivia()).WithTrailingTrivia(visited.GetTrailingTrivia());
    }
}
