using System;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client;

/// <content>What every start under a key has in common (prospecting-api.md, Idempotency-Key).</content>
public sealed partial class ProspectingClient
{
    // 200 is what the same key started before, 202 something new.
    private async Task<(T Started, bool Replayed)> StartAsync<TBody, T>(
        string route,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<Envelope<T>> type,
        string idempotencyKey,
        string noun,
        Func<T, string?> idOf,
        CallContext context)
        where T : class
    {
        if (!IdempotencyKeyFormat.IsValid(idempotencyKey))
        {
            throw new ArgumentException(IdempotencyKeyFormat.Rule, nameof(idempotencyKey));
        }

        context.Note($"Idempotency-Key of this start: {idempotencyKey}");
        var request = ApiRequest.WithJson(HttpMethod.Post, route, body, bodyType, idempotencyKey);
        ApiResponse<T> response = await EnvelopeAsync(request, type, context).ConfigureAwait(false);
        if (string.IsNullOrEmpty(idOf(response.Value)))
        {
            throw new ProspectingApiException(
                FailureKind.InvalidData,
                ClientErrorCodes.InvalidResponse,
                $"The server accepted the start but named no {noun}. Start again with the same idempotency key: it cannot start a second {noun}.")
            {
                StatusCode = response.StatusCode,
                Attempts = response.Attempts,
                Method = request.Method.Method,
                Path = request.Path,
                IdempotencyKey = idempotencyKey,
            };
        }

        return (response.Value, response.StatusCode == 200);
    }
}
