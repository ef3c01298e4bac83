using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace ProspectingTools.Contracts.Text;

/// <summary>A list that this version does not know, as plain values (<see cref="PlainValues"/>). Its text is JSON, in a cell of a sheet too.</summary>
public sealed class ExtraItems : ReadOnlyCollection<object?>
{
    internal ExtraItems(IList<object?> items)
        : base(items)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => PlainValues.Text(this);
}
