using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace ProspectingTools.Runtime;

/// <summary>Says which properties of objects could not be read and are left out, each once.</summary>
/// <param name="command">The cmdlet, on whose thread the objects are read.</param>
internal sealed class UnreadProperties(Cmdlet command)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Reads a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="unread">Told of one that fails; null to pass over it.</param>
    /// <param name="value">Its value; null when it fails.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryRead(PSPropertyInfo property, UnreadProperties? unread, out object? value)
    {
        try
        {
            value = property.Value;
            return true;
        }
        catch (GetValueException e)
        {
            unread?.Say(property.Name, e);
            value = null;
            return false;
        }
    }

    private void Say(string name, Exception e)
    {
        if (_said.Add(name))
        {
            command.WriteWarning($"The property '{name}' cannot be read and is left out: {(e.InnerException ?? e).Message}");
        }
    }
}
