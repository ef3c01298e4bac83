using System.Linq;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// Turns trees of words into FTS5's language. FTS5 can take matches away from others, but cannot ask for "all but these", so
/// each expression says whether it selects those whom it finds or everybody else.
/// </summary>
internal readonly record struct FullText(string Expression, bool Negated)
{
    /// <summary>Compiles a tree that has words alone.</summary>
    public static FullText Of(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Phrase phrase:
                return new FullText($"{{{ColumnsOf(phrase.Field)}}} : \"{Plain(phrase.Text)}\"", false);
            case QueryNode.None none:
                FullText operand = Of(none.Operand);
                return operand with { Negated = !operand.Negated };
            case QueryNode.All all:
                return Both([.. all.Operands.Select(Of)]);
            case QueryNode.Any any:
                // One of these holds: not all of their opposites do.
                FullText opposite = Both([.. any.Operands.Select(Of).Select(part => part with { Negated = !part.Negated })]);
                return opposite with { Negated = !opposite.Negated };
            default:
                throw new System.ArgumentOutOfRangeException(nameof(node));
        }
    }

    /// <summary>Whether a tree has words alone, of fields that are in the index of words.</summary>
    public static bool IsText(QueryNode node) => node switch
    {
        QueryNode.Phrase phrase => phrase.Field != TextField.CompanyLocation,
        QueryNode.None none => IsText(none.Operand),
        QueryNode.All all => all.Operands.All(IsText),
        QueryNode.Any any => any.Operands.All(IsText),
        _ => false,
    };

    private static FullText Both(FullText[] parts)
    {
        string[] wanted = [.. parts.Where(part => !part.Negated).Select(part => part.Expression)];
        string[] unwanted = [.. parts.Where(part => part.Negated).Select(part => part.Expression)];
        return wanted.Length == 0 ? new FullText(Join(unwanted, " OR "), true)
            : unwanted.Length == 0 ? new FullText(Join(wanted, " AND "), false)
            : new FullText($"({Join(wanted, " AND ")} NOT {Join(unwanted, " OR ")})", false);
    }

    private static string Join(string[] parts, string joint) => parts.Length == 1 ? parts[0] : $"({string.Join(joint, parts)})";

    private static string ColumnsOf(TextField field) => field switch
    {
        TextField.Profile => "headline title about",
        TextField.FirstName => "first_name",
        TextField.LastName => "last_name",
#pragma warning disable CA1308 // The names of columns are in lower case.
        _ => field.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };

    // Within quotation marks nothing has a meaning but they themselves, so no text can be a syntax error.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("\"", "\"\"", System.StringComparison.Ordinal);
}
