using System;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Http;

/// <summary>Which API a path belongs to, and whether it stays what it is on its way.</summary>
public static class ApiPath
{
    private static readonly string[] s_ofContactLists = ["/v1/contacts", Routes.Connectors, Routes.Credits];

    /// <summary>The API of a path, and so the host and the key of a call.</summary>
    /// <param name="path">The path from the root, perhaps with a query.</param>
    /// <returns>The API that has it; the prospecting API for every path that the contact-lists API does not have.</returns>
    public static ApiKind ApiOf(string path)
    {
        string sent = new Uri(new Uri("http://localhost/"), path).AbsolutePath;
        return Array.Exists(s_ofContactLists, own => sent == own || sent.StartsWith(own + "/", StringComparison.Ordinal)) ? ApiKind.ContactLists : ApiKind.Prospecting;
    }

    /// <summary>The address of a request.</summary>
    /// <param name="baseUri">Where the API is.</param>
    /// <param name="path">The path, escaped.</param>
    /// <param name="query">The query, escaped; null for none.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ProspectingApiException">
    /// The parser of addresses would make another path of an escaped one, as of "%2e%2e" everywhere and of "..%2F" on .NET Framework: the call
    /// would reach another endpoint. Dots that somebody wrote as they are mean what they mean in every address.
    /// </exception>
    internal static Uri Address(Uri baseUri, string path, string? query)
    {
        string whole = baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/') + path;
        string built = whole.Substring(whole.IndexOf("://", StringComparison.Ordinal) + 3);
        var address = new Uri(whole + (query is null ? string.Empty : "?" + query));
        bool isFolded = path.IndexOf('%') >= 0 && Slashes(address.AbsolutePath) != Slashes(built);
        if (isFolded || address.Fragment.Length > 0 || path.IndexOf('?') >= 0)
        {
            throw new ProspectingApiException(
                FailureKind.Refused,
                ClientErrorCodes.PathChanged,
                $"'{path}' would be sent as '{address.AbsolutePath}', which is another endpoint. Nothing was sent: an id or a part of the path is not what it should be.");
        }

        return address;
    }

    private static int Slashes(string text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += c == '/' ? 1 : 0;
        }

        return count;
    }
}
