using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Connection;

/// <summary>Lists the account groups that the key may use.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingAccount")]
[OutputType(typeof(AccountGroup))]
public sealed class GetProspectingAccountCommand : ProspectingCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(null, () =>
    {
        foreach (AccountGroup group in Await(Client.GetAccountGroupsAsync(Context)))
        {
            Session.Current.Seen.Add(SeenKind.AccountGroup, group.AccountGroupId, group.Name);
            Emit(group);
        }
    });
}
