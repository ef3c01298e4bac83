using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Runtime;

/// <summary>Puts the call log into the streams: what a user must see into warnings, each request and wait into verbose, headers and bodies into debug.</summary>
internal static class CallLogWriter
{
    public static void Write(PSCmdlet cmdlet, CallLogEntry entry)
    {
        if (entry.Kind == CallLogKind.Warning)
        {
            cmdlet.WriteWarning(entry.Message);
            return;
        }

        bool request = entry.Kind == CallLogKind.Request;
        if (!AsksAtVerbose(cmdlet))
        {
            cmdlet.WriteVerbose(entry.Message);
        }
        else if (!request)
        {
            cmdlet.WriteDebug(entry.Message);
        }

        if (!request)
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

    // Under -Debug alone PowerShell asks at each verbose line whether to continue, and a session without a prompt fails there.
    private static bool AsksAtVerbose(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out object? debug) && debug is SwitchParameter { IsPresent: true }
        && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Verbose");
}
