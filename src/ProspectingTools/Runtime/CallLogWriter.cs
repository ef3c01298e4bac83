using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Runtime;

/// <summary>Puts the call log into the streams: what a user should see into verbose or warnings, each request into debug.</summary>
internal static class CallLogWriter
{
    public static void Write(Cmdlet cmdlet, CallLogEntry entry)
    {
        if (entry.Kind == CallLogKind.Warning)
        {
            cmdlet.WriteWarning(entry.Message);
            return;
        }

        if (entry.Kind != CallLogKind.Request)
        {
            cmdlet.WriteVerbose(entry.Message);
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
