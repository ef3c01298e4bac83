using System;
using System.Collections.Generic;

namespace ProspectingTools.Contracts.Text;

/// <summary>Fields of an answer that this version does not know, by name, as plain values (<see cref="PlainValues"/>). Their text is JSON.</summary>
public sealed class ExtraFields : Dictionary<string, object?>
{
    /// <summary>No fields yet. Names are case-sensitive, as those of JSON are.</summary>
    public ExtraFields()
        : base(StringComparer.Ordinal)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => PlainValues.Text(this);
}
