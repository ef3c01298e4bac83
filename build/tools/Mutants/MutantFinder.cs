using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProspectingTools.Mutants;

/// <summary>Finds what can be changed in a file: comparisons, conditions, arithmetic, negations, results, statements and calls that have a twin.</summary>
internal static class MutantFinder
{
    private static readonly Dictionary<SyntaxKind, string[]> s_operators = new()
    {
        [SyntaxKind.LessThanExpression] = ["<=", ">="],
        [SyntaxKind.LessThanOrEqualExpression] = ["<", ">"],
        [SyntaxKind.GreaterThanExpression] = [">=", "<="],
        [SyntaxKind.GreaterThanOrEqualExpression] = [">", "<"],
        [SyntaxKind.EqualsExpression] = ["!="],
        [SyntaxKind.NotEqualsExpression] = ["=="],
        [SyntaxKind.LogicalAndExpression] = ["||"],
        [SyntaxKind.LogicalOrExpression] = ["&&"],
        [SyntaxKind.AddExpression] = ["-"],
        [SyntaxKind.SubtractExpression] = ["+"],
        [SyntaxKind.MultiplyExpression] = ["/"],
        [SyntaxKind.DivideExpression] = ["*"],
        [SyntaxKind.ModuloExpression] = ["*"],
    };

    private static readonly Dictionary<string, string> s_twins = new()
    {
        ["First"] = "Last", ["FirstOrDefault"] = "LastOrDefault", ["Last"] = "First", ["LastOrDefault"] = "FirstOrDefault",
        ["Any"] = "All", ["All"] = "Any", ["Min"] = "Max", ["Max"] = "Min", ["Take"] = "Skip", ["Skip"] = "Take",
        ["OrderBy"] = "OrderByDescending", ["OrderByDescending"] = "OrderBy", ["StartsWith"] = "EndsWith", ["EndsWith"] = "StartsWith",
        ["IndexOf"] = "LastIndexOf", ["LastIndexOf"] = "IndexOf", ["TrimStart"] = "TrimEnd", ["TrimEnd"] = "TrimStart",
        ["ToUpperInvariant"] = "ToLowerInvariant", ["ToLowerInvariant"] = "ToUpperInvariant", ["Add"] = "Remove", ["Remove"] = "Add",
    };

    // Without these calls the rest of the chain still has its type.
    private static readonly HashSet<string> s_removable = ["Where", "Distinct", "Reverse", "OrderBy", "OrderByDescending", "Trim", "TrimStart", "TrimEnd", "ToLowerInvariant", "ToUpperInvariant"];

    /// <summary>Finds the changes of a file. Not all of them compile.</summary>
    /// <param name="root">The file.</param>
    /// <returns>The node, the form and the changed text of each.</returns>
    public static IEnumerable<(SyntaxNode Node, MutantForm Form, string Text)> Find(SyntaxNode root) =>
        root.DescendantNodes(node => !IsConstant(node)).Where(node => !IsConstant(node)).SelectMany(Of);

    private static bool IsConstant(SyntaxNode node) => node switch
    {
        AttributeListSyntax or ParameterSyntax or EnumMemberDeclarationSyntax or PatternSyntax or SwitchLabelSyntax => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.Modifiers.Any(SyntaxKind.ConstKeyword),
        ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait" } } } => true,
        _ => false,
    };

    private static IEnumerable<(SyntaxNode Node, MutantForm Form, string Text)> Of(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when s_operators.TryGetValue(binary.Kind(), out string[]? others):
                foreach (string other in others)
                {
                    yield return (node, MutantForm.Choose, $"{binary.Left} {other} {binary.Right}");
                }

                if (binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
                {
                    bool isAnd = binary.IsKind(SyntaxKind.LogicalAndExpression);
                    yield return (binary.Right, isAnd ? MutantForm.Force : MutantForm.Forbid, isAnd ? "true" : "false");
                }

                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                yield return (node, MutantForm.Choose, binary.Right.ToString());
                yield return (node, MutantForm.Choose, $"{binary.Left}!");
                break;
            case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryMinusExpression:
                yield return (node, MutantForm.Choose, prefix.Operand.ToString());
                break;
            case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
                yield return (node, MutantForm.Choose, postfix.Operand + (postfix.IsKind(SyntaxKind.PostIncrementExpression) ? "--" : "++"));
                break;
            case AssignmentExpressionSyntax assignment when assignment.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression:
                yield return (node, MutantForm.Choose, $"{assignment.Left} {(assignment.IsKind(SyntaxKind.AddAssignmentExpression) ? "-=" : "+=")} {assignment.Right}");
                break;
            case IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }:
                yield return (node, MutantForm.Choose, $"!({node})");
                break;
            case LiteralExpressionSyntax literal when literal.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression:
                yield return (node, MutantForm.Choose, literal.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true");
                break;
            case ConditionalExpressionSyntax conditional:
                yield return (node, MutantForm.Choose, $"{conditional.Condition} ? {conditional.WhenFalse} : {conditional.WhenTrue}");
                break;
            case IfStatementSyntax branch:
                yield return (branch.Condition, MutantForm.Force, "true");
                yield return (branch.Condition, MutantForm.Forbid, "false");
                break;
            case WhileStatementSyntax loop:
                yield return (loop.Condition, MutantForm.Forbid, "false");
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                string name = access.Name.Identifier.Text;
                if (s_twins.TryGetValue(name, out string? twin))
                {
                    yield return (node, MutantForm.Choose, $"{access.Expression}.{twin}{call.ArgumentList}");
                }

                if (s_removable.Contains(name))
                {
                    yield return (node, MutantForm.Choose, access.Expression.ToString());
                }

                break;
            case ReturnStatementSyntax { Expression: { } value } when value.Kind() is not (SyntaxKind.DefaultLiteralExpression or SyntaxKind.NullLiteralExpression or SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression):
                yield return (node, MutantForm.Before, "return default!;");
                break;
            case ArrowExpressionClauseSyntax arrow when arrow.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax:
                yield return (arrow.Expression, MutantForm.Choose, "default!");
                break;
            case ExpressionStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null } or YieldStatementSyntax:
                yield return (node, MutantForm.Remove, string.Empty);
                break;
        }
    }
}
