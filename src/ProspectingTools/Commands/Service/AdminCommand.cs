using System;
using System.Management.Automation;
using System.Security;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Commands.Connection;
using ProspectingTools.Connections;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <summary>A cmdlet that a local service obeys for its admin key only.</summary>
public abstract class AdminCommand : ProspectingCommand
{
    private const string Variable = "PROSPECTING_ADMIN_KEY";

    /// <summary>The local service, where it is not the one of the session's connection.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public ProspectingService? Service { get; set; }

    /// <summary>The service's admin key, where this session has not started the service.</summary>
    [Parameter]
    [KeyArgument]
    [ValidateNotNull]
    public SecureString? AdminKey { get; set; }

    // Admin endpoints are neither API's: a key that opens one of them alone will do.
    private protected override ApiKind? NeededApi => null;

    private protected ProspectingConnection Target => Service?.Connection ?? ResolvedConnection;

    private protected static string At(ProspectingConnection target) => Started(target) is { } service ? $"local service {service}" : target.Place;

    /// <summary>The local service behind a connection, where this session has started it: the connection may be one of the user's own.</summary>
    private protected static ILocalService? Started(ProspectingConnection connection) =>
        connection.LocalService ?? Session.Current.Services.Find(service => service.Uri == connection.Uri);

    /// <summary>Does the work that needs the admin key; failures of the key itself say what to do about it.</summary>
    private protected void RunAdmin(object? target, Action<AdminClient> work) => RunTerminating(target, () => Guarded(work, byId: false));

    /// <summary>The same for one input of several.</summary>
    private protected bool RunAdminPerInput(object? target, Action<AdminClient> work) => RunPerInput(target, () => Guarded(work, byId: target is not null));

    private void Guarded(Action<AdminClient> work, bool byId)
    {
        if (Service is not null && (Connection is not null || ProfileName is not null))
        {
            throw Refusal(ErrorIds.ParameterInvalid, "-Service and -Connection or -ProfileName name two services; give one of them.");
        }

        ProspectingConnection connection = Target;
        try
        {
            work(connection.Client.Admin(Key(connection)));
        }
        catch (ProspectingApiException e) when (e.StatusCode == 401)
        {
            throw Refusal(ErrorIds.AdminKeyRefused, $"{connection.Place} refuses the admin key. Give the one that it was started with: -AdminKey (Read-Host 'Admin key' -AsSecureString).", e);
        }
        catch (ProspectingApiException e) when (e.StatusCode is 403 or 405 || (e.StatusCode == 404 && !byId) || e.Kind == FailureKind.InvalidData)
        {
            throw Refusal(
                ErrorIds.AdminUnavailable,
                $"{connection.Place} does not take administration requests: it is not a local service, or it was started without an admin key. Start-ProspectingService starts one that does; prospecting-service from a shell needs {Variable} in its environment.",
                e);
        }
    }

    private ApiKey Key(ProspectingConnection connection)
    {
        if (AdminKey is not null)
        {
            try
            {
                return ApiKey.FromSecureString(AdminKey);
            }
            catch (ArgumentException e)
            {
                throw ApiKeyErrors.Invalid("-AdminKey", e);
            }
        }

        if (Started(connection) is { } service)
        {
            return service.AdminKey;
        }

        // Another machine's service is not told a key that was set for one of this machine.
        return connection.Uri.IsLoopback && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? ApiKey.FromString(text)
            : throw Refusal(
                ErrorIds.AdminKeyMissing,
                $"This session has not started the service at {connection.Place}, and does not know its admin key. Give -Service or -Connection of a local service that it has started (Get-ProspectingService lists them), or the key: -AdminKey (Read-Host 'Admin key' -AsSecureString), for one of this machine also $env:{Variable}.");
    }

    private protected static ProspectingApiException Refusal(string id, string message, Exception? cause = null) => new(FailureKind.Caller, id, message, cause);
}
