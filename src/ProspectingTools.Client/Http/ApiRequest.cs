using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProspectingTools.Client.Http;

/// <summary>One logical request: sent once or, where the rules allow, several times.</summary>
public sealed class ApiRequest
{
    /// <summary>The method PATCH, which netstandard2.0 does not name.</summary>
    public static HttpMethod Patch { get; } = new("PATCH");

    /// <summary>Creates a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, escaped, from the root.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash: it could turn into another host.</exception>
    public ApiRequest(HttpMethod method, string path)
    {
        Method = method ?? throw new ArgumentNullException(nameof(method));
        Path = path ?? throw new ArgumentNullException(nameof(path));
        if (!path.StartsWith("/", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The path '{path}' does not begin with a slash.", nameof(path));
        }
    }

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path, escaped, from the root.</summary>
    public string Path { get; }

    /// <summary>The query without its question mark, escaped; null for none.</summary>
    public string? Query { get; init; }

    /// <summary>The body; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Writes a body that is too large to hold, such as a file; such a request is sent once only.</summary>
    public Func<HttpContent>? StreamedBody { get; init; }

    /// <summary>The Idempotency-Key: with it a POST may be repeated after a failure of any kind.</summary>
    /// <exception cref="ArgumentException">The key cannot be sent in a header, and would be left out of it.</exception>
    public string? IdempotencyKey
    {
        get;
        init => field = value is null || IdempotencyKeyFormat.IsValid(value)
            ? value
            : throw new ArgumentException(IdempotencyKeyFormat.Rule, nameof(value));
    }

    /// <summary>The content type of <see cref="Body"/>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>A separate time-out, for calls that work long.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether it changes nothing although its method may, as a search by POST: then it may be repeated like a GET.</summary>
    public bool ChangesNothing { get; init; }

    /// <summary>Whether repeating it cannot do the work twice (design, decision 4).</summary>
    public bool IsRepeatable =>
        StreamedBody is null
        && (Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Put || Method == HttpMethod.Delete || IdempotencyKey is not null || ChangesNothing);

    /// <summary>A request with a JSON body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="body">The body.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="idempotencyKey">The Idempotency-Key.</param>
    /// <returns>The request.</returns>
    public static ApiRequest WithJson<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> type, string? idempotencyKey = null) =>
        new(method, path) { Body = JsonSerializer.SerializeToUtf8Bytes(body, type), IdempotencyKey = idempotencyKey };

    /// <summary>A GET with a query of those parameters that are not null.</summary>
    /// <param name="path">The path.</param>
    /// <param name="query">Names and values.</param>
    /// <returns>The request.</returns>
    public static ApiRequest Get(string path, params (string Name, string? Value)[] query)
    {
        var text = new StringBuilder();
        foreach ((string name, string? value) in query)
        {
            if (value is not null)
            {
                text.Append(text.Length == 0 ? string.Empty : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return new ApiRequest(HttpMethod.Get, path) { Query = text.Length == 0 ? null : text.ToString() };
    }
}
