using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Connectors: connected from the start; an admin can set them otherwise, so that "not connected" can be tried.</summary>
internal sealed class Connectors(IStore store)
{
    /// <summary>The state of Sales Navigator.</summary>
    public static async Task<string> StatusAsync(IReadSession session, long groupKey) =>
        await session.ConnectorAsync(groupKey, Connector.SalesNavigator) ?? ConnectorStatus.Connected;

    /// <summary>Ends a prospecting request when Sales Navigator is not connected.</summary>
    public static async Task RequireUpstreamAsync(IReadSession session, long groupKey)
    {
        string status = await StatusAsync(session, groupKey);
        if (status != ConnectorStatus.Connected)
        {
            throw new RuleException(RefusalCode.UpstreamUnavailable, $"Sales Navigator does not answer: its connector is '{status}'.");
        }
    }

    /// <summary>All connectors.</summary>
    public Task<ConnectorList> ListAsync(Caller caller, CancellationToken cancellationToken) => store.ReadAsync(
        async session => new ConnectorList
        {
            Connectors = [new Connector { Source = Connector.SalesNavigator, Status = await StatusAsync(session, caller.GroupKey) }],
        },
        cancellationToken);

    /// <summary>Sets a connector's state for every account group.</summary>
    public Task SetAsync(SetConnectorRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        checks.OneOf("source", request.Source, [Connector.SalesNavigator]);
        checks.OneOf("status", request.Status, ConnectorStatus.All);
        checks.Done();
        return store.WriteAsync(
            async session =>
            {
                foreach (AccountGroupRow group in await session.AccountGroupsAsync())
                {
                    await session.SetConnectorAsync(group.Key, request.Source!, request.Status!);
                }

                return true;
            },
            cancellationToken);
    }
}
