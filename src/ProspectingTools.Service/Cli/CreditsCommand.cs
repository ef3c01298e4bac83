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
    public static Command Create(StoreOptions store)
    {
        var amount = new Argument<long>("credits") { Description = "How many; a negative number takes away." };
        var note = new Option<string?>("--note") { Description = "Why, for the ledger." };
        Option<string?> group = StoreCommand.GroupOption();
        var add = new Command("add", "Add credits to an account group.") { amount, note, group };
        add.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(
            store,
            parsed,
            async (opened, _) =>
            {
                AccountGroupRow owner = await opened.ReadAsync(session => StoreCommand.RequireGroupAsync(session, parsed.GetValue(group)), cancellationToken);
                var request = new AddCreditsRequest { Credits = parsed.GetValue(amount), Note = parsed.GetValue(note) };
                CreditBalance balance = await new Credits(opened, TimeProvider.System).AddAsync(owner.Key, request, cancellationToken);
                Console.WriteLine($"{owner.Name} ({owner.Id}) has {balance.RemainingCredits} credits.");
            },
            cancellationToken));
        return new Command("credits", "The credit ledger.") { add };
    }
}
