using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Audiences and their prospects (prospecting-api.md, "Audience").</summary>
internal sealed class AudienceRules(IStore store, TimeProvider clock)
{
    /// <summary>The most prospects in one move (assumed).</summary>
    public const int MaxMoved = 1000;

    /// <summary>The greatest position of a prospect in its audience.</summary>
    public const long MaxPosition = ProspectPage.MaxPosition;

    /// <summary>A page of audiences, newest first; those still being filled are left out.</summary>
    public async Task<ListPage<Audience>> ListAsync(Caller caller, PageRequest page, CancellationToken cancellationToken)
    {
        IReadOnlyList<AudienceRow> rows = await store.ReadAsync(session => session.AudiencesAsync(caller.GroupKey, page.Before, page.Limit + 1), cancellationToken);
        return ListPage<Audience>.Of(rows, page.Limit, row => row.Key, WireMapping.ToWire);
    }

    /// <summary>An audience.</summary>
    public Task<Audience> GetAsync(Caller caller, string audienceId, CancellationToken cancellationToken) =>
        store.ReadAsync(async session => (await RequireAsync(session, caller, audienceId)).ToWire(), cancellationToken);

    /// <summary>Makes an empty audience.</summary>
    public async Task<Audience> CreateAsync(Caller caller, CreateAudienceRequest request, CancellationToken cancellationToken)
    {
        // The contract's row distinguishes what is missing or too long from a word that is not one of the types.
        var checks = new FieldChecks();
        string name = checks.Required("name", request.Name, Assumed.MaxAudienceName);
        checks.Longest("description", request.Description, Assumed.MaxDescription);
        checks.Done();
        var words = new FieldChecks(RefusalCode.Unprocessable);
        words.OneOf("type", request.Type, AudienceType.All);
        words.Done();
        var audience = new AudienceRow
        {
            Id = Ids.New(),
            GroupKey = caller.GroupKey,
            Name = name,
            Type = request.Type!,
            Description = request.Description,
            Ready = true,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await store.WriteAsync(caller.GroupKey, session => session.AddAudienceAsync(audience), cancellationToken);
        return audience.ToWire();
    }

    /// <summary>Changes name or description.</summary>
    public Task<Audience> UpdateAsync(Caller caller, string audienceId, UpdateAudienceRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        if (request.Name is null && request.Description is null)
        {
            checks.Refuse("name", "name or description is required");
        }
        else if (request.Name is not null)
        {
            checks.Required("name", request.Name, Assumed.MaxAudienceName);
        }

        checks.Longest("description", request.Description, Assumed.MaxDescription);
        checks.Done();
        return ChangeAsync(
            caller, audienceId, audience => audience with { Name = request.Name?.Trim() ?? audience.Name, Description = request.Description ?? audience.Description }, cancellationToken);
    }

    /// <summary>Deletes an audience with its prospects.</summary>
    public Task<DeleteResult> DeleteAsync(Caller caller, string audienceId, CancellationToken cancellationToken) => store.WriteAsync(
        caller.GroupKey,
        async session =>
        {
            await session.DeleteAudienceAsync(caller.GroupKey, (await RequireAsync(session, caller, audienceId)).Key);
            return new DeleteResult { Deleted = true };
        },
        cancellationToken);

    /// <summary>Puts an audience into a folder of its type.</summary>
    public Task<Audience> MoveToFolderAsync(Caller caller, string audienceId, MoveToFolderRequest request, CancellationToken cancellationToken)
    {
        string folderId = Ids.Require("folderId", request.FolderId);
        return store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                AudienceRow audience = await RequireAsync(session, caller, audienceId);
                FolderRow folder = await session.FolderAsync(caller.GroupKey, folderId) ?? throw RuleException.NotFound("folder", folderId);
                string kind = audience.Type == AudienceType.Monitoring ? AudienceType.Monitoring : AudienceType.OnDemand;
                if (folder.AudienceType != kind)
                {
                    throw RuleException.Invalid("folderId", $"the folder holds {folder.AudienceType} audiences; this one is {kind}", RefusalCode.Unprocessable);
                }

                return await StoreAsync(session, audience with { FolderId = folder.Id });
            },
            cancellationToken);
    }

    /// <summary>Takes an audience out of its folder.</summary>
    public Task<Audience> RemoveFromFolderAsync(Caller caller, string audienceId, CancellationToken cancellationToken) =>
        ChangeAsync(caller, audienceId, audience => audience with { FolderId = null }, cancellationToken);

    /// <summary>Moves prospects to another audience. Ids that are not in the first one, and people already in the second, do not move.</summary>
    public Task<MoveLeadsResult> MoveLeadsAsync(Caller caller, string audienceId, MoveLeadsRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        if (request.LeadIds is null or { Count: 0 or > MaxMoved })
        {
            checks.Refuse("leadIds", $"must hold 1 to {MaxMoved} ids");
        }

        checks.Done();
        string targetId = Ids.Require("targetAudienceId", request.TargetAudienceId);
        string[] leads = [.. request.LeadIds!.Select((id, i) => Ids.Require($"leadIds[{i}]", id))];
        return store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                AudienceRow source = await RequireAsync(session, caller, audienceId);
                AudienceRow target = await RequireAsync(session, caller, targetId, "targetAudienceId");
                if (source.Key == target.Key)
                {
                    throw RuleException.Invalid("targetAudienceId", "must be another audience", RefusalCode.Unprocessable);
                }

                long moved = await session.MoveProspectsAsync(caller.GroupKey, source.Key, target.Key, leads);
                return new MoveLeadsResult
                {
                    SourceAudience = (source with { ProspectCount = source.ProspectCount - moved }).ToWire(),
                    TargetAudience = (target with { ProspectCount = target.ProspectCount + moved }).ToWire(),
                    MovedCount = moved,
                };
            },
            cancellationToken);
    }

    /// <summary>Copies a page of prospects out as JSON.</summary>
    /// <returns>The position of the last prospect when there are more; null on the last page.</returns>
    public Task<long?> CopyProspectsAsync(
        Caller caller, string audienceId, PageRequest page, IBufferWriter<byte> output, CancellationToken cancellationToken) => store.ReadAsync<long?>(
        async session =>
        {
            string id = Ids.Require("audienceId", audienceId);
            AudienceState audience = await session.AudienceStateAsync(caller.GroupKey, id) ?? throw RuleException.NotFound("audience", audienceId);
            RequireReady(audience.Ready, audienceId);
            ProspectPage copied = await session.CopyProspectsAsync(caller.GroupKey, audience.Key, page.After, page.Limit, output);
            return copied.HasMore ? copied.LastPosition : null;
        },
        cancellationToken);

    private static async Task<AudienceRow> RequireAsync(IReadSession session, Caller caller, string audienceId, string field = "audienceId")
    {
        string id = Ids.Require(field, audienceId);
        AudienceRow audience = await session.AudienceAsync(caller.GroupKey, id) ?? throw RuleException.NotFound("audience", audienceId);
        RequireReady(audience.Ready, audienceId);
        return audience;
    }

    private static void RequireReady(bool ready, string audienceId)
    {
        if (!ready)
        {
            throw new RuleException(RefusalCode.AudienceNotReady, $"A job still fills the audience '{audienceId}'. Ask again when the job has ended.");
        }
    }

    private Task<Audience> ChangeAsync(Caller caller, string audienceId, Func<AudienceRow, AudienceRow> change, CancellationToken cancellationToken) =>
        store.WriteAsync(
            caller.GroupKey, async session => await StoreAsync(session, change(await RequireAsync(session, caller, audienceId))), cancellationToken);

    private static async Task<Audience> StoreAsync(IWriteSession session, AudienceRow audience)
    {
        await session.UpdateAudienceAsync(audience);
        return audience.ToWire();
    }
}
