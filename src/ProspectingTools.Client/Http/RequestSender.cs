using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>Carries one request to its host with the key, and follows redirects only where the key may go.</summary>
internal sealed class RequestSender(HttpClient http, Uri baseUri, string userAgent)
{
    private const int MaximumRedirects = 5;

    /// <summary>Sends a request once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The head of the answer.</returns>
    /// <exception cref="Errors.ProspectingApiException">A redirect to another host, or of anything but a read.</exception>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, ApiKey key, CancellationToken cancellationToken)
    {
        Uri target = ApiPath.Address(baseUri, request.Path, request.Query);
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage message = Message(request, target, key);
            HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return response;
            }

            using (response)
            {
                Uri next = location.IsAbsoluteUri ? location : new Uri(target, location);
                bool sameOrigin = next.Scheme == target.Scheme && next.Host == target.Host && next.Port == target.Port;
                if (!sameOrigin || request.Method != HttpMethod.Get || redirects >= MaximumRedirects)
                {
                    throw ApiFailure.Redirect(new KeyedResponse(response, key), request, target, next);
                }

                target = next;
            }
        }
    }

    private HttpRequestMessage Message(ApiRequest request, Uri target, ApiKey key)
    {
        var message = new HttpRequestMessage(request.Method, target);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        message.Headers.Accept.ParseAdd("application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        if (request.IdempotencyKey is { } idempotencyKey)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        if (request.StreamedBody is { } streamed)
        {
            message.Content = streamed();
        }
        else if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }
        else if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            // Without any content the handler itself sends it again, unseen, when the connection ends before the answer begins.
            message.Content = new ByteArrayContent([]);
        }

        // Two habits of .NET Framework: it asks the server before it sends a body, and waits for a word that few servers say; and
        // it collects a body of unknown length in memory before it sends any of it.
        message.Headers.ExpectContinue = false;
        if (message.Content is { } content && content.Headers.ContentLength is null)
        {
            message.Headers.TransferEncodingChunked = true;
        }

        return message;
    }
}
