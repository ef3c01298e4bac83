using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Host;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Formatting;

/// <summary>
/// Which table prospects are shown in: widths in a format file are fixed, so there is one for each kind of window, and without a
/// column for e-mail addresses where nobody has one.
/// </summary>
public static class ProspectTable
{
    private const int Wide = 110;
    private const int Widest = 150;

    /// <summary>The table for prospects.</summary>
    /// <param name="first">The first ones that are shown.</param>
    /// <param name="width">Columns of the window; 0 when unknown.</param>
    /// <returns>The type name that its view is selected by; null for the usual one.</returns>
    public static string? TypeNameOf(IReadOnlyList<Prospect> first, int width)
    {
        if (first is not { Count: > 0 })
        {
            return null;
        }

        bool hasEmail = first.Any(static prospect => prospect.Emails is { Count: > 0 });
        string? table = (hasEmail, width) switch
        {
            (true, >= Widest) => "Widest",
            (true, >= Wide) => "Wide",
            (false, >= Wide) => "WideNoEmail",
            (false, _) => "NoEmail",
            _ => null,
        };
        return table is null ? null : $"{typeof(Prospect).FullName}#{table}";
    }

    /// <summary>The columns of a host's window.</summary>
    /// <param name="host">The host.</param>
    /// <returns>How many; 0 when it has none, or does not say.</returns>
    public static int WidthOf(PSHost? host)
    {
        try
        {
            return host?.UI?.RawUI?.BufferSize.Width ?? 0;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or NotSupportedException or InvalidOperationException or System.IO.IOException)
        {
            return 0;
        }
    }
}
