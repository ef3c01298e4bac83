using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;

namespace ProspectingTools.Client.Http;

/// <summary>Reads bodies of answers.</summary>
internal static class ResponseBody
{
    private const int ErrorBodyCap = 64 * 1024;

    /// <summary>Reads an answer as one type of JSON.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="type">How it is read.</param>
    /// <returns>The reader.</returns>
    public static BodyReader<T> Json<T>(JsonTypeInfo<T> type) => (answer, cancellationToken) => ParseAsync(answer, type, cancellationToken);

    /// <summary>Reads the data out of the prospecting API's envelope (prospecting-api.md, "Envelope").</summary>
    /// <typeparam name="T">The type of the data.</typeparam>
    /// <param name="type">How the envelope is read.</param>
    /// <returns>The reader.</returns>
    public static BodyReader<T> Data<T>(JsonTypeInfo<Envelope<T>> type) => async (answer, cancellationToken) =>
    {
        Envelope<T> envelope = await ParseAsync(answer, type, cancellationToken).ConfigureAwait(false);
        answer.TraceId = envelope.TraceId is { } id ? answer.Redact(id) : answer.TraceId;
        return envelope switch
        {
            { Success: true, Data: { } data } => data,
            { Error: { } error } => throw ApiFailure.InEnvelope(answer, error),
            _ => throw ApiFailure.Invalid(answer, "it holds neither data nor an error"),
        };
    };

    /// <summary>Pays no heed to the body: any 2xx will do.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>True.</returns>
    public static Task<bool> Ignore(KeyedResponse answer, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Reads any JSON, or none.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The JSON; of an undefined kind when there is no body.</returns>
    public static async Task<JsonElement> AnyJson(KeyedResponse answer, CancellationToken cancellationToken)
    {
        // Headers alone do not say: a chunked answer has no length.
        byte[] body = await BufferAsync(answer, cancellationToken).ConfigureAwait(false);
        return body.Length == 0 ? default : await ParseAsync(answer, WireJson.Context.JsonElement, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the whole body, so that it can be read again.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The body.</returns>
    public static Task<byte[]> BufferAsync(KeyedResponse answer, CancellationToken cancellationToken) =>
        Guarded(answer, () => answer.BufferAsync(cancellationToken));

    /// <summary>Reads the body of an error, at most so much of it as can hold one, and no more than arrives.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>What came.</returns>
    public static async Task<byte[]> ReadWhatComesAsync(KeyedResponse answer, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[ErrorBodyCap];
        int length = 0;
        try
        {
            using Stream stream = await answer.OpenAsync().ConfigureAwait(false);
            int read;
            while (length < buffer.Length
                && (read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException or ObjectDisposedException or OperationCanceledException)
        {
            // The status is known, and says more than the loss of the text that explains it.
        }

        Array.Resize(ref buffer, length);
        return buffer;
    }

    /// <summary>The text of a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The text.</returns>
    public static string Text(byte[] body) => Encoding.UTF8.GetString(body);

    // Straight from the stream, so that a page is held once.
    private static async Task<T> ParseAsync<T>(KeyedResponse answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (answer.MediaType is { } mediaType && mediaType.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
        {
            string text = Text(await ReadWhatComesAsync(answer, cancellationToken).ConfigureAwait(false));
            throw ApiFailure.Invalid(answer, ErrorReader.Read(text, mediaType).Details ?? $"the content type is {mediaType}");
        }

        return await Guarded(answer, async () =>
        {
            using Stream stream = await answer.OpenAsync().ConfigureAwait(false);
            return await PooledBody.ParseAsync(stream, answer.Length, type, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false) ?? throw ApiFailure.Invalid(answer, "the body is the JSON word null");
    }

    private static async Task<T> Guarded<T>(KeyedResponse answer, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException or InvalidDataException)
        {
            throw ApiFailure.Invalid(answer, JsonProblem.Of(e), e);
        }
    }
}
