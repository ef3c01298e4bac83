using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;

namespace ProspectingTools.Testing.Fuzz.Targets;

/// <summary>Answers that a client gets over a real connection: each is read, or is one clear error.</summary>
internal sealed class AnswerTarget : FuzzTarget
{
    private const string Group = "507f1f77bcf86cd799439011";
    private const string Key = "sk_live_key_of_the_fuzzer";
    private const int MostPages = 20;

    private static readonly int[] s_statuses = [200, 200, 200, 200, 201, 202, 204, 400, 401, 404, 409, 422, 429, 500, 502, 302];
    private static readonly string?[] s_types = ["application/json; charset=utf-8", "application/json", "application/problem+json", "text/html", "application/json; charset=utf-16", null, "garbage"];

    private static readonly Func<ProspectingClient, Task>[] s_calls =
    [
        client => ReadAsync(client.GetAudiences(new PageOptions(), CallContext.None)),
        client => ReadAsync(client.GetContactLists(new PageOptions(), CallContext.None)),
        client => ReadAsync(client.GetContacts("a", new PageOptions(), CallContext.None)),
        client => ReadAsync(client.GetJobs(null, new PageOptions(), CallContext.None)),
        client => ReadAsync(client.GetProspects("a", new PageOptions(), CallContext.None)),
        client => ReadAsync(client.GetAnyList(ApiKind.Prospecting, "/v1/accounts", CallContext.None)),
        client => client.GetAccountGroupsAsync(CallContext.None),
        client => client.GetNavigationAsync(CallContext.None),
        client => client.GetSignalsAsync("a", null, CallContext.None),
        client => client.ResolveProviderIdAsync("a", CallContext.None),
        client => client.GetJobAsync("a", CallContext.None),
        client => client.StartJobAsync(new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = "a" }, "key", CallContext.None),
        client => client.GetCreditsAsync(CallContext.None),
        client => client.GetConnectorsAsync(CallContext.None),
        client => client.RenameContactListAsync("a", "b", CallContext.None),
        client => client.CreateContactListAsync(new CreateContactListRequest { Name = "n", Filters = new ContactListFilters() }, CallContext.None),
    ];

    private HostileServer? _server;
    private ProspectingClient? _client;
    private volatile Reply _reply = new();

    public override string Name => "answers";

    public override int Weight => 3;

    public override IReadOnlyList<string> Tokens { get; } =
    [
        "{\"success\":true,\"data\":", "\"success\":false", "\"error\":{\"code\":\"X\",\"message\":\"y\"}", "\"items\":[", "\"nextCursor\":\"a\"", "\"hasMore\":true", "\"hasMore\":false", "\"total\":", "\"status\":",
        "\"stages\":{}", "\"createdAt\":\"2026-04-28T15:30:00.000Z\"", "\"emails\":[null]", "\"progress\":1e400", "\"retryAfter\":-1", "\"traceId\":", "<html>", "\u001f\u008b",
    ];

    public override Task StartAsync()
    {
        _server = HostileServer.Start(_ => _reply);
        _client = new ProspectingClient(new ClientOptions
        {
            BaseUri = _server.Uri,
            Key = ApiKey.FromString(Key),
            AccountGroupId = Group,
            Retry = new RetryPolicy { MaximumRetryCount = 0 },
            Timeout = TimeSpan.FromSeconds(5),
            NoProxy = true,
        });
        return Task.CompletedTask;
    }

    public override async Task<string?> RunAsync(byte[] input)
    {
        // What is done with the body follows from the body, so that a failure can be repeated.
        uint choice = Hash(input);
        _reply = new Reply
        {
            Status = s_statuses[choice % s_statuses.Length],
            ContentType = s_types[choice / 16 % s_types.Length],
            Chunked = choice % 5 == 0,
            Bytes = input,
        };
        try
        {
            await s_calls[choice / 128 % s_calls.Length](_client!);
            return null;
        }
        catch (ProspectingApiException e)
        {
            return e.ToString().Contains(Key, StringComparison.Ordinal) ? "the key is in the error" : string.IsNullOrWhiteSpace(e.Message) ? "an error without words" : null;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task ReadAsync<T>(IPager<T> pager)
    {
        using (pager)
        {
            for (int i = 0; i < MostPages && await pager.NextAsync() is not null; i++)
            {
                // The same page again and again is for the pager to find.
            }
        }
    }

    private static uint Hash(byte[] input)
    {
        uint hash = 2166136261;
        foreach (byte value in input)
        {
            hash = unchecked((hash ^ value) * 16777619);
        }

        return hash;
    }
}
