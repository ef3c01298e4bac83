using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Client;

/// <summary>
/// What anyone who has the local service's admin key may do. Every method throws <see cref="ProspectingApiException"/> on failure and
/// <see cref="OperationCanceledException"/> when cancelled.
/// </summary>
public sealed class AdminClient
{
    private readonly Transport _transport;

    internal AdminClient(Transport transport) => _transport = transport;

    /// <summary>The active faults, in the order in which they are tried.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The faults, with what they have hit.</returns>
    public Task<IReadOnlyList<StandingFault>> GetFaultsAsync(CallContext context) => FaultsAsync(ApiRequest.Get(Routes.AdminFaults), context);

    /// <summary>Replaces all faults.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The active faults.</returns>
    public Task<IReadOnlyList<StandingFault>> SetFaultsAsync(IReadOnlyList<FaultPlan> faults, CallContext context) =>
        FaultsAsync(ApiRequest.WithJson(HttpMethod.Put, Routes.AdminFaults, faults, WireJson.Context.IReadOnlyListFaultPlan), context);

    /// <summary>Adds faults behind the active ones, which keep their counters.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The active faults.</returns>
    public Task<IReadOnlyList<StandingFault>> AddFaultsAsync(IReadOnlyList<FaultPlan> faults, CallContext context) =>
        FaultsAsync(ApiRequest.WithJson(HttpMethod.Post, Routes.AdminFaults, faults, WireJson.Context.IReadOnlyListFaultPlan), context);

    /// <summary>Ends faults.</summary>
    /// <param name="faultId">One of them; null for all.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>When they are gone.</returns>
    public Task ClearFaultsAsync(string? faultId, CallContext context) => _transport.SendAsync(
        new ApiRequest(HttpMethod.Delete, faultId is null ? Routes.AdminFaults : Routes.AdminFault(faultId)),
        ResponseBody.Ignore,
        context);

    /// <summary>How many people the directory holds now.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The number.</returns>
    public async Task<long> CountPeopleAsync(CallContext context) =>
        (await _transport.SendAsync(ApiRequest.Get(Routes.AdminDirectory), ResponseBody.Json(WireJson.Context.DirectoryCount), context).ConfigureAwait(false)).Value.People;

    /// <summary>Makes a lasting key.</summary>
    /// <param name="request">Its name, permissions and account group.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The key, which nobody can read again.</returns>
    public async Task<CreatedServiceKey> CreateKeyAsync(CreateServiceKeyRequest request, CallContext context) =>
        (await _transport.SendAsync(
            ApiRequest.WithJson(HttpMethod.Post, Routes.AdminKeys, request, WireJson.Context.CreateServiceKeyRequest),
            ResponseBody.Json(WireJson.Context.CreatedServiceKey),
            context).ConfigureAwait(false)).Value;

    /// <summary>The lasting keys, revoked ones too, oldest first.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The keys, without the keys themselves.</returns>
    public async Task<IReadOnlyList<ServiceKey>> GetKeysAsync(CallContext context) => NoNulls.In(
        (await _transport.SendAsync(ApiRequest.Get(Routes.AdminKeys), ResponseBody.Json(WireJson.Context.IReadOnlyListServiceKey), context).ConfigureAwait(false)).Value);

    /// <summary>Makes a lasting key worthless.</summary>
    /// <param name="keyId">The key.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>When it opens nothing any more.</returns>
    public Task RevokeKeyAsync(string keyId, CallContext context) =>
        _transport.SendAsync(new ApiRequest(HttpMethod.Delete, Routes.AdminKey(keyId)), ResponseBody.Ignore, context);

    private async Task<IReadOnlyList<StandingFault>> FaultsAsync(ApiRequest request, CallContext context) => NoNulls.In(
        (await _transport.SendAsync(request, ResponseBody.Json(WireJson.Context.IReadOnlyListStandingFault), context).ConfigureAwait(false)).Value);
}
