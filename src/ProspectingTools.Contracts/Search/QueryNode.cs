using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// A search of people as a tree that knows no database: a store compiles it to its own language. Trees are made by the
/// methods of this class, which bring them to one form: no operator is nested directly in one of its own kind, none has fewer
/// than two operands, and alternatives of one value are one.
/// </summary>
public abstract class QueryNode : IEquatable<QueryNode>
{
    private QueryNode()
    {
    }

    /// <summary>People who fulfil all of these.</summary>
    /// <param name="nodes">At least one.</param>
    /// <returns>The tree.</returns>
    public static QueryNode AllOf(IEnumerable<QueryNode> nodes)
    {
        List<QueryNode> flat = nodes.SelectMany(node => node is All all ? all.Operands : [node]).Distinct().ToList();
        return flat.Count == 1 ? flat[0] : new All(flat);
    }

    /// <summary>People who fulfil any of these.</summary>
    /// <param name="nodes">At least one.</param>
    /// <returns>The tree.</returns>
    public static QueryNode AnyOf(IEnumerable<QueryNode> nodes)
    {
        List<QueryNode> flat = [];
        foreach (QueryNode node in nodes.SelectMany(node => node is Any any ? any.Operands : [node]).Distinct())
        {
            // One of these or one of those is one of all of them.
            int same = node is Code code ? flat.FindIndex(known => known is Code other && other.Field == code.Field) : -1;
            if (same >= 0)
            {
                flat[same] = OneOf(((Code)node).Field, ((Code)flat[same]).Values.Concat(((Code)node).Values));
            }
            else
            {
                flat.Add(node);
            }
        }

        return flat.Count == 1 ? flat[0] : new Any(flat);
    }

    /// <summary>People who do not fulfil this.</summary>
    /// <param name="node">What they must not fulfil.</param>
    /// <returns>The tree.</returns>
    public static QueryNode NoneOf(QueryNode node) => node is None none ? none.Operand : new None(node);

    /// <summary>People in whose text these words occur side by side.</summary>
    /// <param name="field">The text.</param>
    /// <param name="words">The words; at least one of them has a letter or digit (<see cref="BooleanText.HasWord"/>).</param>
    /// <returns>The tree.</returns>
    public static QueryNode Words(TextField field, string words) => new Phrase(field, words);

    /// <summary>People with one of these values.</summary>
    /// <param name="field">The value.</param>
    /// <param name="values">At least one.</param>
    /// <returns>The tree.</returns>
    public static QueryNode OneOf(CodeField field, IEnumerable<string> values) =>
        new Code(field, values.Distinct(StringComparer.Ordinal).ToArray());

    /// <inheritdoc/>
    public bool Equals(QueryNode? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QueryNode);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The tree in the notation that <see cref="QueryNotation"/> reads.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => QueryNotation.Print(this);

    /// <summary>All operands hold.</summary>
    public sealed class All : QueryNode
    {
        internal All(IReadOnlyList<QueryNode> operands) => Operands = operands;

        /// <summary>Two or more.</summary>
        public IReadOnlyList<QueryNode> Operands { get; }
    }

    /// <summary>At least one operand holds.</summary>
    public sealed class Any : QueryNode
    {
        internal Any(IReadOnlyList<QueryNode> operands) => Operands = operands;

        /// <summary>Two or more.</summary>
        public IReadOnlyList<QueryNode> Operands { get; }
    }

    /// <summary>The operand does not hold.</summary>
    public sealed class None : QueryNode
    {
        internal None(QueryNode operand) => Operand = operand;

        /// <summary>What must not hold.</summary>
        public QueryNode Operand { get; }
    }

    /// <summary>Words are side by side in a text.</summary>
    public sealed class Phrase : QueryNode
    {
        internal Phrase(TextField field, string text)
        {
            Field = field;
            Text = text;
        }

        /// <summary>The text.</summary>
        public TextField Field { get; }

        /// <summary>The words as they were given.</summary>
        public string Text { get; }
    }

    /// <summary>A value is one of a few.</summary>
    public sealed class Code : QueryNode
    {
        internal Code(CodeField field, IReadOnlyList<string> values)
        {
            Field = field;
            Values = values;
        }

        /// <summary>The value.</summary>
        public CodeField Field { get; }

        /// <summary>At least one.</summary>
        public IReadOnlyList<string> Values { get; }
    }
}
