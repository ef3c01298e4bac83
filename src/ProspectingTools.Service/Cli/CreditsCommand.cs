using System;
using System.CommandLine;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Cli;

/// <summary>credits add.</summary>
internal static class CreditsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Option<string?> data)
    {
        var amount = new Argument<long>("credits") { Description = "How many; a negative number takes away." };
        var note = new Option<string?>("--note") { Description = "Why, for the ledger." };
        Option<string?> group = StoreCommand.GroupOption();
        var add = new Command("add", "Add credits to an account group.") { amount, note, group };
        add.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(
            parsed.GetValue(data),
            async (store, _) =>
            {
                AccountGroupRow owner = await store.ReadAsync(session => StoreCommand.RequireGroupAsync(session, parsed.GetValue(group)), cancellationToken);
                var request = new AddCreditsRequest { Credits = parsed.GetValue(amount), Note = parsed.GetValue(note) };
                CreditBalance balance = await new Credits(store, TimeProvider.System).AddAsync(owner.Key, request, cancellationToken);
                Console.WriteLine($"{owner.Name} ({owner.Id}) has {balance.RemainingCredits} credits.");
            },
            cancellationToken));
        return new Command("credits", "The credit ledger of a data folder.") { add };
    }
}
