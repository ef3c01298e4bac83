using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>Idempotency keys of the signal scans of one command.</summary>
public static class SignalScanKeys
{
    private const int Digits = 12;

    /// <summary>
    /// The key of one scan: made of what is scanned and by what, never of its place, so that order, refusals and neighbours do not
    /// matter. A key that was made for this very scan before stays as it is.
    /// </summary>
    /// <param name="key">The key of the whole command.</param>
    /// <param name="request">The start.</param>
    /// <returns>The key and 12 hexadecimal digits; the same for the same scan.</returns>
    public static string For(string key, StartSignalScanRequest request)
    {
        string[] parts = ["scan", request.AudienceId ?? string.Empty, request.SignalSpecificationId ?? string.Empty, .. request.ProspectIds ?? []];
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", parts)));
        string suffix = "-" + string.Concat(hash.Take(Digits / 2).Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
        return key.EndsWith(suffix, StringComparison.Ordinal) ? key : key + suffix;
    }
}
