using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Folders of audiences.</summary>
internal sealed class FolderRules(IStore store, TimeProvider clock)
{
    /// <summary>Folders with their audiences, and the audiences in no folder.</summary>
    public Task<AudienceNavigation> NavigationAsync(Caller caller, CancellationToken cancellationToken) => store.ReadAsync(
        async session =>
        {
            ILookup<string?, AudienceRow> audiences = (await session.AudiencesAsync(caller.GroupKey, long.MaxValue, int.MaxValue)).ToLookup(a => a.FolderId);
            return new AudienceNavigation
            {
                Folders = [.. (await session.FoldersAsync(caller.GroupKey)).Select(f => f.ToWire(audiences[f.Id]))],
                UngroupedAudiences = [.. audiences[null].Select(WireMapping.ToWire)],
            };
        },
        cancellationToken);

    /// <summary>Makes a folder behind the others.</summary>
    public Task<AudienceFolderEntry> CreateAsync(Caller caller, CreateFolderRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        string name = checks.Required("name", request.Name, Assumed.MaxFolderName);
        checks.OneOf("audienceType", request.AudienceType, AudienceType.All);
        checks.Done();
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                IReadOnlyList<FolderRow> folders = await session.FoldersAsync(caller.GroupKey);
                var folder = new FolderRow
                {
                    Id = Ids.New(),
                    GroupKey = caller.GroupKey,
                    Name = name,
                    AudienceType = request.AudienceType!,
                    Position = folders.Select(f => f.Position + 1).DefaultIfEmpty(0).Max(),
                    CreatedAt = now,
                    UpdatedAt = now,
                };
                await session.AddFolderAsync(folder);
                return folder.ToEntry();
            },
            cancellationToken);
    }

    /// <summary>Renames a folder.</summary>
    public Task<AudienceFolderEntry> RenameAsync(Caller caller, string folderId, RenameFolderRequest request, CancellationToken cancellationToken)
    {
        string id = Ids.Require("folderId", folderId);
        var checks = new FieldChecks();
        string name = checks.Required("name", request.Name, Assumed.MaxFolderName);
        checks.Done();
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                FolderRow folder = await session.FolderAsync(caller.GroupKey, id) ?? throw RuleException.NotFound("folder", folderId);
                await session.RenameFolderAsync(caller.GroupKey, folder.Key, name, now);
                return (folder with { Name = name, UpdatedAt = now }).ToEntry();
            },
            cancellationToken);
    }
}
