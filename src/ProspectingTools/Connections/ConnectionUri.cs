using System;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Connections;

/// <summary>Reads the address of an API as people write it.</summary>
internal static class ConnectionUri
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where the text stood, for the error.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ProspectingApiException">It is not an address.</exception>
    public static Uri Parse(string text, string where)
    {
        string trimmed = text.Trim();
        if (trimmed.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            trimmed = "https://" + trimmed;
        }

        return Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? uri)
            ? uri
            : throw new ProspectingApiException(FailureKind.Caller, ErrorIds.UrlInvalid, $"{where} is '{text}', which is not an address. It looks like https://api.example.com.");
    }

    /// <summary>Reads an address to which a key may be sent.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where the text stood, for the error.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ProspectingApiException">It is not an address, or would show the key on the network.</exception>
    public static Uri ParseSafe(string text, string where)
    {
        Uri uri = Parse(text, where);
        ProspectingClient.RequireHttpsOrLoopback(uri);
        return uri;
    }
}
