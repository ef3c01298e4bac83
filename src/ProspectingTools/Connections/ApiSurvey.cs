using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Connections;

/// <summary>
/// Looks at both APIs side by side, each with one read that costs nothing. Half of the users have a key of one API alone
/// (contact-lists-api.md, "A key of this API alone is common").
/// </summary>
internal sealed class ApiSurvey
{
    // An API that does not answer must not hold up a connection that works with the other.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private ApiSurvey(IReadOnlyList<AccountGroup> groups, ApiFinding prospecting, ApiFinding contactLists)
    {
        Groups = groups;
        Prospecting = prospecting;
        ContactLists = contactLists;
    }

    /// <summary>The account groups that the key may use; empty without the prospecting API.</summary>
    public IReadOnlyList<AccountGroup> Groups { get; }

    public ApiFinding Prospecting { get; }

    public ApiFinding ContactLists { get; }

    /// <summary>The failure to report when the key opens neither API: that which says most. Null when it opens one.</summary>
    public ProspectingApiException? Failure
    {
        get
        {
            ApiFinding[] findings = [Prospecting, ContactLists];
            return findings.Any(finding => finding.Access == ApiAccess.Open)
                ? null
                : findings.OrderBy(finding => finding.Access switch
                {
                    ApiAccess.KeyRefused => 0,
                    ApiAccess.Limited => 1,
                    ApiAccess.NoAnswer => 2,
                    _ => 3,
                }).First().Failure;
        }
    }

    /// <summary>Looks.</summary>
    /// <param name="client">The client.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<ApiSurvey> RunAsync(ProspectingClient client, CallContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        CallContext patient = context.With(patience.Token);
        IReadOnlyList<AccountGroup> groups = [];
        Task<ApiFinding> prospecting = LookAsync(
            async () => groups = await client.GetAccountGroupsAsync(patient).ConfigureAwait(false),
            context.CancellationToken);
        Task<ApiFinding> contactLists = LookAsync(() => client.ProbeContactListsAsync(patient), context.CancellationToken);
        Task<ApiFinding> first = await Task.WhenAny(prospecting, contactLists).ConfigureAwait(false);
        if ((await first.ConfigureAwait(false)).Access == ApiAccess.Open)
        {
            patience.CancelAfter(s_patience);
        }

        await Task.WhenAll(prospecting, contactLists).ConfigureAwait(false);
        return new ApiSurvey(groups, await prospecting.ConfigureAwait(false), await contactLists.ConfigureAwait(false));
    }

    private static async Task<ApiFinding> LookAsync(Func<Task> look, CancellationToken cancellation)
    {
        try
        {
            await look().ConfigureAwait(false);
            return ApiFinding.Open;
        }
        catch (ProspectingApiException e)
        {
            return ApiFinding.Of(e);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ApiFinding.Of(new ProspectingApiException(
                FailureKind.Timeout,
                ClientErrorCodes.RequestTimeout,
                $"There was no answer {s_patience.TotalSeconds:0} s after that of the other API."));
        }
    }
}
