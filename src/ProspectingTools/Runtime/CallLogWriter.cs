using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Runtime;

/// <summary>Puts the call log into the streams: what a user must see into warnings, each request and wait into verbose, headers and bodies into debug.</summary>
internal static class CallLogWriter
{
    public static void Write(Cmdlet cmdlet, CallLogEntry entry)
    {
        if (entry.Kind == CallLogKind.Warning)
        {
            cmdlet.WriteWarning(entry.Message);
            return;
        }

        cmdlet.WriteVerbose(entry.Message);
        if (entry.Kind != CallLogKind.Request)
        {
            return;
        }

        string headers = string.Join("; ", entry.Headers.Select(header => $"{header.Key}: {header.Value}"));
        cmdlet.WriteDebug(headers.Length == 0 ? entry.Message : $"{entry.Message} [{headers}]");
        if (entry.Body is { Length: > 0 } body)
        {
            cmdlet.WriteDebug(body);
        }
    }
}
