using System;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Errors;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>A cmdlet that talks to the API.</summary>
public abstract class ProspectingCommand : CancellableCommand
{
    private ProspectingConnection? _resolved;
    private CallContext? _context;
    private Pump? _pump;

    /// <summary>The connection to use instead of the session's.</summary>
    [Parameter]
    [ValidateNotNull]
    public ProspectingConnection? Connection { get; set; }

    /// <summary>A stored profile to use instead of the session's connection. It is found in jobs and other runspaces, too.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The client of the connection.</summary>
    internal ProspectingClient Client => ResolvedConnection.Client;

    /// <summary>The connection that the cmdlet uses.</summary>
    internal ProspectingConnection ResolvedConnection => _resolved ??= ResolveConnection();

    /// <summary>The API that the cmdlet calls; null when it looks itself which of them there are.</summary>
    private protected virtual ApiKind? NeededApi => ApiKind.Prospecting;

    /// <summary>What accompanies the cmdlet's calls.</summary>
    internal CallContext Context => _context ??= new CallContext(Pump, Cancellation);

    internal Pump Pump => _pump ??= new Pump(WriteEntry, ReadKey);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pump?.Dispose();
    }

    /// <summary>Asks before something is spent, changed or deleted, and says where: production looks like a trial.</summary>
    /// <param name="target">What is acted on.</param>
    /// <param name="action">What is done.</param>
    /// <returns>Whether to do it.</returns>
    internal bool MayAct(string target, string action) => ShouldProcess(At(target), action);

    /// <summary>A target with the host or profile where it is.</summary>
    /// <param name="target">What is acted on.</param>
    /// <returns>Such as <c>audience 'Founders' at api.example.com (profile 'prod')</c>.</returns>
    internal string At(string target) => ConnectionResolver.PlaceOf(Connection, ProfileName) is { } place ? $"{target} at {place}" : target;

    /// <summary>Whom the connection's profile leaves alone. A file that cannot be understood ends the cmdlet.</summary>
    /// <returns>The list.</returns>
    internal SuppressionList Suppression()
    {
        SuppressionList list = SuppressionList.Empty;
        SuppressionSource file = ResolvedConnection.Suppression;
        RunTerminating(file.Path, () => list = Await(file.CurrentAsync(Cancellation)));
        return list;
    }

    /// <summary>Waits for a call on the pipeline thread.</summary>
    /// <typeparam name="T">What it yields.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>What it yields.</returns>
    internal T Await<T>(Task<T> call) => Pump.Wait(call, Cancellation);

    /// <summary>Waits for a call on the pipeline thread.</summary>
    /// <param name="call">The call.</param>
    internal void Await(Task call) => Pump.Wait(call.ContinueWith(
        static task =>
        {
            task.GetAwaiter().GetResult();
            return true;
        },
        System.Threading.CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default), Cancellation);

    /// <summary>
    /// Does the work for one input. Its failure is a non-terminating error of that input; but a missing connection, a refused
    /// key or a missing permission would fail every further input alike, so they end the cmdlet.
    /// </summary>
    /// <param name="target">The input.</param>
    /// <param name="work">The work.</param>
    /// <returns>Whether it succeeded.</returns>
    internal bool RunPerInput(object? target, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception e) when (ForeignFailure.From(e) is { } own)
        {
            ProspectingApiException failure = Explained(own);
            ErrorRecord record = ErrorFactory.From(failure, target, _resolved);
            if (failure.StatusCode is 401 or 403 || failure.Code is ErrorIds.ConnectionMissing or ErrorIds.ApiMissing or ClientErrorCodes.InsecureUri or ClientErrorCodes.AccountGroupMissing)
            {
                ThrowTerminatingError(record);
            }

            WriteError(record);
            return false;
        }
    }

    /// <summary>Does the work of a cmdlet that has no inputs to continue with: its failure ends the cmdlet.</summary>
    /// <param name="target">What the user asked for.</param>
    /// <param name="work">The work.</param>
    internal void RunTerminating(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (ForeignFailure.From(e) is { } own)
        {
            ThrowTerminatingError(ErrorFactory.From(Explained(own), target, _resolved));
        }
    }

    // A connection that was never tried may lack the API: "route not found" would help nobody.
    private ProspectingApiException Explained(ProspectingApiException e)
    {
        if (_resolved is not { } connection
            || NeededApi is not { } api
            || connection.Finding(api).Access != ApiAccess.Untried
            || !(e.StatusCode is 401 or 404 or 405 || e.Kind == FailureKind.InvalidData))
        {
            return e;
        }

        try
        {
            ConnectionVerifier.Verify(this, connection);
        }
        catch (ProspectingApiException)
        {
            // It has neither: then the failure is what there is to say.
            return e;
        }

        return connection.Finding(api).IsClosed ? ApiMissing.Error(connection, api) : e;
    }

    private ProspectingConnection ResolveConnection()
    {
        try
        {
            if (Connection is not null && ProfileName is not null)
            {
                throw new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, "-Connection and -ProfileName name two connections; give one of them.");
            }

            return ConnectionResolver.Resolve(this, Connection ?? FromProfile(), NeededApi);
        }
        catch (ProspectingApiException e)
        {
            // What was described but does not work is the session's all the same.
            ThrowTerminatingError(ErrorFactory.From(e, null, Session.Current.AnyConnection));
            throw;
        }
    }

    private ProspectingConnection? FromProfile() => ProfileName is null ? null : ConnectionResolver.OfProfile(this, ProfileName);

    private ApiKey? ReadKey(ApiKind api) => ResolvedConnection.ReadKey(this, api);

    private void WriteEntry(CallLogEntry entry) => CallLogWriter.Write(this, entry);
}
