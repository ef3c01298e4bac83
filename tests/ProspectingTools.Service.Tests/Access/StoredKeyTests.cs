using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Access;

/// <summary>A key is listed as it was made, belongs to the group that is named, and is revoked once.</summary>
public sealed class StoredKeyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    private IStore _store = null!;
    private LastingKeys _keys = null!;
    private AccountGroupRow _group = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await TestStore.NewAsync();
        Workspace workspace = await Workspace.OpenAsync(_store, new ServiceSettings(), _clock, CancellationToken.None);
        _group = workspace.Group;
        _keys = new LastingKeys(_store, workspace, _clock);
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Key_is_listed_as_it_was_made_and_revoked_once()
    {
        CreatedServiceKey all = await CreateAsync(new() { Name = " one " });
        CreatedServiceKey some = await CreateAsync(new() { Name = "two", Scopes = [Scopes.All[1], Scopes.All[0], Scopes.All[1]] });
        Assert.Equal(("one", _group.Id, _group.Name, _clock.GetUtcNow(), null), (all.Name, all.AccountGroupId, all.AccountGroupName, all.CreatedAt, all.RevokedAt));
        Assert.Equal(Scopes.All, all.Scopes!);
        Assert.Equal([Scopes.All[1], Scopes.All[0]], some.Scopes!);

        _clock.Advance(TimeSpan.FromHours(1));
        await _keys.RevokeAsync(all.KeyId!, CancellationToken.None);
        IReadOnlyList<ServiceKey> listed = await _keys.ListAsync(CancellationToken.None);
        Assert.Equal([(all.KeyId, "one", _clock.GetUtcNow()), (some.KeyId, "two", (DateTimeOffset?)null)], listed.Select(key => (key.KeyId, key.Name!, key.RevokedAt)));
        Assert.Equal([all.Scopes!, some.Scopes!], listed.Select(key => key.Scopes!));
        foreach (string id in new[] { all.KeyId!, "nothing" })
        {
            Assert.Equal(RefusalCode.NotFound, (await Assert.ThrowsAsync<RuleException>(() => _keys.RevokeAsync(id, CancellationToken.None))).Code);
        }
    }

    [Fact]
    public async Task Group_is_found_by_name_or_id_and_made_where_there_is_none()
    {
        CreatedServiceKey made = await CreateAsync(new() { Name = "a", AccountGroupName = "Others" });
        Assert.NotEqual(_group.Id, made.AccountGroupId);
        foreach ((string? name, string? id) in new[] { ("Others", made.AccountGroupId), (made.AccountGroupId, made.AccountGroupId), (_group.Name, _group.Id), (_group.Id, _group.Id), (null, _group.Id) })
        {
            Assert.Equal(id, (await CreateAsync(new() { Name = "b", AccountGroupName = name })).AccountGroupId);
        }

        Assert.NotEqual(made.AccountGroupId, (await CreateAsync(new() { Name = "c", AccountGroupName = "others" })).AccountGroupId);
    }

    [Theory]
    [InlineData(0, null, null, "name")]
    [InlineData(100, null, null, null)]
    [InlineData(101, null, null, "name")]
    [InlineData(1, 0, null, "accountGroupName")]
    [InlineData(1, 100, null, null)]
    [InlineData(1, 101, null, "accountGroupName")]
    [InlineData(1, null, "", "scopes")]
    [InlineData(1, null, "everything", "scopes[0]")]
    public async Task Name_group_and_permissions_have_their_limits(int name, int? group, string? scope, string? field)
    {
        var request = new CreateServiceKeyRequest
        {
            Name = new string('n', name), AccountGroupName = group is { } length ? new string('g', length) : null, Scopes = scope is null ? null : scope.Length == 0 ? [] : [scope],
        };
        Exception? refused = await Record.ExceptionAsync(() => CreateAsync(request));
        Assert.Equal(field is null ? [] : [field], (refused as RuleException)?.Fields.Select(error => error.Field!) ?? []);
        Assert.Equal(field is null ? 1 : 0, (await _keys.ListAsync(CancellationToken.None)).Count);
    }

    private Task<CreatedServiceKey> CreateAsync(CreateServiceKeyRequest request) => _keys.CreateAsync(request, CancellationToken.None);
}
