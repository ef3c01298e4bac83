using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>Audiences and their folders: what of another state, kind or group is refused, and what a change leaves as it was.</summary>
public sealed class AudienceRulesTests : IAsyncLifetime
{
    private StoreWithGroups _store = null!;

    private Caller Caller => _store.Callers[0];

    private AudienceRules Audiences => new(_store.Store, TimeProvider.System);

    private FolderRules Folders => new(_store.Store, TimeProvider.System);

    public async ValueTask InitializeAsync() => _store = await StoreWithGroups.CreateAsync(groups: 2, audiences: 2, prospects: 5);

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData("not ready")]
    [InlineData("of another group")]
    [InlineData("nobody's")]
    [InlineData("no id")]
    public async Task Audience_that_is_not_there_or_is_still_filled_can_be_neither_read_nor_changed(string state)
    {
        (string id, RefusalCode code) = state switch
        {
            "not ready" => (await FilledAsync(), RefusalCode.AudienceNotReady),
            "of another group" => (_store.Audiences[2].Id, RefusalCode.NotFound),
            "nobody's" => (Ids.New(), RefusalCode.NotFound),
            _ => ("x", RefusalCode.Invalid),
        };
        string ready = _store.Audiences[0].Id;
        string folder = (await FolderAsync(AudienceType.OnDemand)).FolderId!;
        var leads = new MoveLeadsRequest { LeadIds = [Ids.New()], TargetAudienceId = ready };
        Func<Task>[] asks =
        [
            () => Audiences.GetAsync(Caller, id, default),
            () => Audiences.UpdateAsync(Caller, id, new() { Name = "n" }, default),
            () => Audiences.DeleteAsync(Caller, id, default),
            () => Audiences.MoveToFolderAsync(Caller, id, new() { FolderId = folder }, default),
            () => Audiences.RemoveFromFolderAsync(Caller, id, default),
            () => Audiences.MoveLeadsAsync(Caller, id, leads, default),
            () => Audiences.MoveLeadsAsync(Caller, ready, new() { LeadIds = leads.LeadIds, TargetAudienceId = id }, default),
            () => Audiences.CopyProspectsAsync(Caller, id, new PageRequest(null, 10), new System.Buffers.ArrayBufferWriter<byte>(), default),
        ];
        foreach (Func<Task> ask in asks)
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<RuleException>(ask)).Code);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(AudienceRules.MaxMoved, true)]
    [InlineData(AudienceRules.MaxMoved + 1, false)]
    public async Task Move_takes_one_to_a_thousand_ids(int count, bool isTaken)
    {
        var request = new MoveLeadsRequest { TargetAudienceId = _store.Audiences[1].Id, LeadIds = [.. Enumerable.Range(0, count).Select(_ => Ids.New())] };
        if (isTaken)
        {
            Assert.Equal(0, (await Audiences.MoveLeadsAsync(Caller, _store.Audiences[0].Id, request, default)).MovedCount);
            return;
        }

        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => Audiences.MoveLeadsAsync(Caller, _store.Audiences[0].Id, request, default));
        Assert.Equal("leadIds", Assert.Single(refused.Fields).Field);
    }

    [Fact]
    public async Task Counts_of_a_move_are_those_that_are_read_afterwards()
    {
        string empty = (await Audiences.CreateAsync(Caller, new() { Name = "empty", Type = AudienceType.OnDemand }, default)).AudienceId!;
        string full = _store.Audiences[0].Id;
        string[] ids = await ProspectsAsync(_store.Audiences[0]);
        MoveLeadsResult moved = await Audiences.MoveLeadsAsync(Caller, full, new() { TargetAudienceId = empty, LeadIds = [ids[0], ids[3], ids[3], Ids.New()] }, default);

        Assert.Equal((2, 3, 2), (moved.MovedCount!.Value, moved.SourceAudience!.ProspectCount, moved.TargetAudience!.ProspectCount));
        Assert.Equal((3, 2), ((await Audiences.GetAsync(Caller, full, default)).ProspectCount, (await Audiences.GetAsync(Caller, empty, default)).ProspectCount));
        RuleException itself = await Assert.ThrowsAsync<RuleException>(() => Audiences.MoveLeadsAsync(Caller, full, new() { TargetAudienceId = full, LeadIds = [ids[1]] }, default));
        Assert.Equal(RefusalCode.Unprocessable, itself.Code);
    }

    [Theory]
    [InlineData("New", null, "New", "old")]
    [InlineData(" New ", "new", "New", "new")]
    [InlineData(null, "new", "Old", "new")]
    [InlineData(null, "", "Old", "")]
    public async Task What_a_change_does_not_name_stays(string? name, string? description, string newName, string newDescription)
    {
        Audience made = await Audiences.CreateAsync(Caller, new() { Name = "Old", Type = AudienceType.OnDemand, Description = "old" }, default);
        Audience changed = await Audiences.UpdateAsync(Caller, made.AudienceId!, new() { Name = name, Description = description }, default);
        Audience read = await Audiences.GetAsync(Caller, made.AudienceId!, default);
        Assert.Equal((newName, newDescription), (changed.Name, changed.Description));
        Assert.Equal((newName, newDescription), (read.Name, read.Description));
    }

    [Theory]
    [InlineData(AudienceType.OnDemand, AudienceType.OnDemand, true)]
    [InlineData(AudienceType.OnDemand, AudienceType.Monitoring, false)]
    [InlineData(AudienceType.Monitoring, AudienceType.Monitoring, true)]
    [InlineData(AudienceType.Monitoring, AudienceType.OnDemand, false)]
    public async Task Folder_holds_audiences_of_its_kind(string audienceType, string folderType, bool isTaken)
    {
        string id = (await Audiences.CreateAsync(Caller, new() { Name = "n", Type = audienceType }, default)).AudienceId!;
        AudienceFolderEntry folder = await FolderAsync(folderType);
        if (!isTaken)
        {
            RuleException refused = await Assert.ThrowsAsync<RuleException>(() => Audiences.MoveToFolderAsync(Caller, id, new() { FolderId = folder.FolderId }, default));
            Assert.Equal((RefusalCode.Unprocessable, "folderId"), (refused.Code, Assert.Single(refused.Fields).Field));
            return;
        }

        Assert.Equal(folder.FolderId, (await Audiences.MoveToFolderAsync(Caller, id, new() { FolderId = folder.FolderId }, default)).FolderId);
        Assert.Equal([id], (await Folders.NavigationAsync(Caller, default)).Folders!.Single().Audiences!.Select(audience => audience.AudienceId));
        Assert.Null((await Audiences.RemoveFromFolderAsync(Caller, id, default)).FolderId);
        AudienceNavigation after = await Folders.NavigationAsync(Caller, default);
        Assert.Empty(after.Folders!.Single().Audiences!);
        Assert.Contains(id, after.UngroupedAudiences!.Select(audience => audience.AudienceId));
    }

    [Fact]
    public async Task Folders_stand_in_the_order_in_which_they_were_made_and_a_renamed_one_stays_in_its_place()
    {
        AudienceFolderEntry[] made = [await FolderAsync(AudienceType.OnDemand), await FolderAsync(AudienceType.Monitoring), await FolderAsync(AudienceType.OnDemand)];
        Assert.Equal([0, 1, 2], made.Select(folder => folder.Position!.Value));
        AudienceFolderEntry renamed = await Folders.RenameAsync(Caller, made[1].FolderId!, new() { Name = " other " }, default);
        Assert.Equal(("other", made[1].Position), (renamed.Name, renamed.Position));
        Assert.Equal([("folder", made[0].FolderId), ("other", made[1].FolderId), ("folder", made[2].FolderId)], (await Folders.NavigationAsync(Caller, default)).Folders!.Select(folder => (folder.Name!, folder.FolderId)));
        Assert.Equal(RefusalCode.NotFound, (await Assert.ThrowsAsync<RuleException>(() => Folders.RenameAsync(_store.Callers[1], made[1].FolderId!, new() { Name = "theirs" }, default))).Code);
    }

    private Task<AudienceFolderEntry> FolderAsync(string type) => Folders.CreateAsync(Caller, new() { Name = "folder", AudienceType = type }, default);

    // An audience that a job still fills.
    private async Task<string> FilledAsync()
    {
        var audience = new AudienceRow { Id = Ids.New(), GroupKey = Caller.GroupKey, Name = "filled", Type = AudienceType.OnDemand };
        await _store.Store.WriteAsync(session => session.AddAudienceAsync(audience), CancellationToken.None);
        return audience.Id;
    }

    private async Task<string[]> ProspectsAsync(AudienceRow audience) =>
        [.. (await _store.Store.ReadAsync(session => session.ProspectPeopleAsync(audience.GroupKey, audience.Key, 0, 100), CancellationToken.None)).Select(row => row.Id)];
}
