using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Contracts;

namespace ProspectingTools.Commands;

/// <summary>Tries one API with reads that cost nothing and change nothing.</summary>
internal sealed class ConnectionTester
{
    private static readonly TimeSpan s_notableSkew = TimeSpan.FromSeconds(2);

    private readonly ProspectingCommand _cmdlet;
    private readonly ApiKind _api;
    private readonly ProspectingConnectionTest _test;
    private readonly List<string> _allowed = [];
    private readonly List<string> _refused = [];

    private ConnectionTester(ProspectingCommand cmdlet, ApiKind api, Uri uri)
    {
        _cmdlet = cmdlet;
        _api = api;
        _test = new ProspectingConnectionTest(api.ToString(), uri, api == ApiKind.Prospecting ? cmdlet.ResolvedConnection.AccountGroupId : null);
    }

    /// <summary>Tries the prospecting API.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <returns>What was seen.</returns>
    public static ProspectingConnectionTest Prospecting(ProspectingCommand cmdlet)
    {
        var tester = new ConnectionTester(cmdlet, ApiKind.Prospecting, cmdlet.ResolvedConnection.Uri);
        if (tester.Try(Routes.Accounts) is not null && tester._test.AccountGroupId is { } group)
        {
            (string, string?)[] smallest = [("limit", "1")];
            tester.Try(Routes.Jobs(group), Scopes.ProspectingRead, smallest);
            tester.Try(Routes.Audiences(group), Scopes.AudiencesRead, smallest);

            // A look-up that finds nobody is the one read of prospects that needs no id (prospecting-api.md, "Signals, provider look-up").
            tester.Try(Routes.ProviderLookup(group, "none"), Scopes.ProspectsRead);
        }

        return tester.Finish();
    }

    /// <summary>Tries the contact-lists API.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <returns>What was seen.</returns>
    public static ProspectingConnectionTest ContactLists(ProspectingCommand cmdlet)
    {
        var tester = new ConnectionTester(cmdlet, ApiKind.ContactLists, cmdlet.ResolvedConnection.ContactListUri);
        if (tester.Try(Routes.Connectors) is { } answer)
        {
            tester._test.Connectors = Connectors(answer);
            tester.ReadCredits();
            tester.Try(Routes.ContactLists, Scopes.ContactsRead, ("limit", "1"));
        }

        return tester.Finish();
    }

    private void ReadCredits()
    {
        if (Try(Routes.Credits) is not { } answer)
        {
            return;
        }

        JsonElement left = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("remainingCredits", out JsonElement found) ? found : default;
        if (left.ValueKind == JsonValueKind.Number && left.TryGetDouble(out double credits) && credits is >= 0 and < long.MaxValue)
        {
            _test.RemainingCredits = (long)credits;
            return;
        }

        string what = left.ValueKind == JsonValueKind.Undefined ? "missing" : left.GetRawText();
        _test.Error ??= $"The server does not say how many credits are left: remainingCredits is {what}.";
        _test.ErrorId ??= ClientErrorCodes.InvalidResponse;
    }

    private static string[] Connectors(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("connectors", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(connector => $"{Text(connector, "source")}: {Text(connector, "status")}").ToArray()
            : [];

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "unknown";

    // Returns null when the rest need not be tried: nobody answers, or the key is refused.
    private JsonElement? Try(string path, string? permission = null, params (string, string?)[] query)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            ApiResponse<JsonElement> answer = _cmdlet.Await(_cmdlet.Client.ProbeAsync(_api, ApiRequest.Get(path, query), _cmdlet.Context));
            Observe(answer, clock.Elapsed);
            Permit(permission);
            return answer.Value;
        }
        catch (ProspectingApiException e) when (e.StatusCode is 403 && permission is not null)
        {
            _refused.Add(permission);
        }
        catch (ProspectingApiException e) when (e.StatusCode is 404 or 422 && permission is not null)
        {
            // It was looked for: the key may.
            Permit(permission);
        }
        catch (ProspectingApiException e)
        {
            Fail(e);
        }

        return null;
    }

    private void Observe(ApiResponse<JsonElement> answer, TimeSpan elapsed)
    {
        _test.Reachable = true;
        _test.KeyAccepted = true;

        // An answer to a repeated request says nothing of the way.
        if (answer.Attempts == 1)
        {
            _test.LatencyMs = Math.Round(Math.Min(_test.LatencyMs ?? double.MaxValue, elapsed.TotalMilliseconds), 1);
        }

        if (answer.ServerTime is { } time)
        {
            // The header is cut to the second, and is as old as half of the way.
            TimeSpan skew = time - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(500);
            _test.ClockSkewSec = skew.Duration() < s_notableSkew ? 0 : Math.Round(skew.TotalSeconds);
        }
    }

    private void Permit(string? permission)
    {
        if (permission is not null)
        {
            _allowed.Add(permission);
        }
    }

    private void Fail(ProspectingApiException e)
    {
        _test.Reachable |= e.StatusCode is not null;
        _test.KeyAccepted = e.StatusCode switch
        {
            401 => false,
            403 => true,
            _ => _test.KeyAccepted,
        };
        _test.Error ??= e.Message;
        _test.ErrorId ??= e.Code;
    }

    private ProspectingConnectionTest Finish()
    {
        _test.Permissions = _allowed;
        _test.RefusedPermissions = _refused;
        ProspectingConnection connection = _cmdlet.ResolvedConnection;
        ApiKind other = _api == ApiKind.Prospecting ? ApiKind.ContactLists : ApiKind.Prospecting;
        _test.Expected = connection.WantsBoth || !connection.Finding(_api).IsClosed || connection.Finding(other).IsClosed;
        return _test;
    }
}
