using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Json;

namespace ProspectingTools.Client.Http;

/// <summary>Reads a good answer.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="response">The answer.</param>
/// <param name="cancellationToken">Ends the read.</param>
/// <returns>What it holds.</returns>
internal delegate Task<T> BodyReader<T>(HttpResponseMessage response, CancellationToken cancellationToken);

/// <summary>Reads bodies of answers.</summary>
internal static class ResponseBody
{
    private const int ErrorBodyCap = 64 * 1024;

    /// <summary>Reads an answer as one type of JSON.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="type">How it is read.</param>
    /// <returns>The reader.</returns>
    public static BodyReader<T> Json<T>(JsonTypeInfo<T> type) => (response, cancellationToken) => ParseAsync(response, type, cancellationToken);

    /// <summary>Pays no heed to the body: any 2xx will do.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>True.</returns>
    public static Task<bool> Ignore(HttpResponseMessage response, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Reads any JSON, or none.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The JSON; of an undefined kind when there is no body.</returns>
    public static async Task<JsonElement> AnyJson(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Headers alone do not tell: a chunked answer has no length.
        await response.Content.LoadIntoBufferAsync().ConfigureAwait(false);
        return response.Content.Headers.ContentLength is null or 0
            ? default
            : await ParseAsync(response, WireJson.Context.JsonElement, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Parses a good answer straight from the stream.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="type">How it is read.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="ProspectingApiException">The body is not the JSON that the API promises.</exception>
    public static async Task<T> ParseAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        string? mediaType = response.Content.Headers.ContentType?.MediaType;
        if (mediaType is not null && mediaType.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
        {
            string text = await ReadCappedAsync(response, cancellationToken).ConfigureAwait(false);
            throw Invalid(response, ErrorReader.Read(text, mediaType).Details ?? $"the content type is {mediaType}");
        }

        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false)
                ?? throw Invalid(response, "the body is the JSON word null");
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException or InvalidDataException)
        {
            throw Invalid(response, e.Message, e);
        }
    }

    /// <summary>Reads the body of an error, at most so much of it as can hold one.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The text.</returns>
    public static async Task<string> ReadCappedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = new byte[ErrorBodyCap];
        int length = 0;
        int read;
        while (length < buffer.Length
            && (read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static ProspectingApiException Invalid(HttpResponseMessage response, string what, Exception? cause = null) =>
        new(
            FailureKind.InvalidData,
            ClientErrorCodes.InvalidResponse,
            $"The server answered {(int)response.StatusCode}, but not with the JSON that the API promises ({what}). Is the address that of the API?",
            cause)
        {
            StatusCode = (int)response.StatusCode,
        };
}
