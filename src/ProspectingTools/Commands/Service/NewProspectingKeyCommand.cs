using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.LocalService;
using ProspectingTools.Profiles;
using ProspectingTools.Vault;

namespace ProspectingTools.Commands.Service;

/// <summary>Makes a lasting key of a local service. The key is given this once: as a SecureString, into a vault, or as text where that is asked for.</summary>
[Cmdlet(VerbsCommon.New, "ProspectingKey", DefaultParameterSetName = SecureSet, SupportsShouldProcess = true)]
[OutputType(typeof(ProspectingKey))]
public sealed class NewProspectingKeyCommand : AdminCommand
{
    private const string SecureSet = "SecureString";
    private const string VaultSet = "Vault";
    private const string TextSet = "PlainText";

    /// <summary>What the key is for.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>What it may do; everything when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>The account group whose data it opens, by name; made, without credits, when it is new. The first one when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AccountGroupName { get; set; }

    /// <summary>The vault that takes the key; then the object does not have it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VaultSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.VaultNameCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name of the secret in the vault; one after the key's name when left out.</summary>
    [Parameter(ParameterSetName = VaultSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>Gives the key as text, for a program that takes no other. Anyone who sees the screen or the transcript has it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunAdmin(Name, admin =>
    {
        foreach (string scope in Scope ?? [])
        {
            if (!Scopes.All.Contains(scope.ToLowerInvariant()))
            {
                throw Refusal(ErrorIds.ParameterInvalid, $"'{scope}' is not a permission. The permissions are: {string.Join(", ", Scopes.All)}.");
            }
        }

        string permissions = Scope is null ? "all permissions" : string.Join(", ", Scope);
        if (!ShouldProcess(At(Target), $"Make the key '{Name}' with {permissions}"))
        {
            return;
        }

        if (Vault is not null)
        {
            SecretVault.RequireUsable(Host, Vault);
        }

        CreatedServiceKey made = Await(admin.CreateKeyAsync(
            new CreateServiceKeyRequest { Name = Name, Scopes = Scope?.Select(scope => scope.ToLowerInvariant()).ToArray(), AccountGroupName = AccountGroupName },
            Context));
        if (Started(Target) is { DataPath: null })
        {
            WriteWarning($"The service keeps its data in memory: the key '{Name}' ends with it.");
        }

        Emit(new ProspectingKey(made, Target.Uri, Give(admin, made)));
    });

    private object? Give(AdminClient admin, CreatedServiceKey made)
    {
        if (AsPlainText)
        {
            return made.Key;
        }

        SecureString key = Secure(made.Key!);
        if (Vault is null)
        {
            return key;
        }

        string secret = SecretName ?? SecretNames.OfServiceKey(Name);
        var metadata = new Hashtable { ["module"] = SecretNames.Module, ["key"] = Name, ["uri"] = Target.Uri.AbsoluteUri };
        try
        {
            SecretVault.Write(Host, Vault, secret, key, metadata);
        }
        catch (ProspectingApiException)
        {
            // Nobody has the key, and nobody can get it any more.
            Await(admin.RevokeKeyAsync(made.KeyId!, Context));
            throw;
        }

        WriteVerbose($"The key is the secret '{secret}' in the vault '{Vault}'.");
        return null;
    }

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
