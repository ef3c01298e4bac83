using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;
using ProspectingTools.Client.Files;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Files.Suppression;

namespace ProspectingTools.Commands.Audiences;

/// <summary>
/// One audience on its way to one file. What is only read may be read on any thread and before its turn; what asks, writes
/// files or shows progress is a step of the pipeline thread.
/// </summary>
/// <param name="command">The cmdlet.</param>
/// <param name="client">Its connection.</param>
/// <param name="find">Finds the audience.</param>
/// <param name="namedBefore">When the files of the audiences before it have their names: numbers are given in order.</param>
internal sealed class AudienceExport(ExportAudienceProspectCommand command, ProspectingClient client, Func<CallContext, Task<string>> find, Task namedBefore) : IDisposable
{
    private string _audienceId = string.Empty;
    private Task<Audience?>? _audience;
    private Task<IReadOnlyCollection<string>>? _suppressed;
    private ExportTarget? _target;
    private readonly TaskCompletionSource<bool> _isNamed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _naming;
    private ReadAhead<Prospect>? _ahead;

    /// <summary>Done when its file has its name, or will have none.</summary>
    public Task Named => _isNamed.Task;

    /// <summary>The export in its turn.</summary>
    /// <param name="target">The user's input.</param>
    /// <returns>Its steps.</returns>
    public OrderedRead InTurn(object target) => new(target, null, Steps(), Dispose, Report);

    /// <summary>The export whose pages are read before its turn.</summary>
    /// <param name="target">The user's input.</param>
    /// <returns>Its steps.</returns>
    public OrderedRead Ahead(object target)
    {
        _ahead = new ReadAhead<Prospect>(OpenAheadAsync, command.Context);
        return new OrderedRead(target, _ahead.ReadAsync, Steps(), Dispose, Report);
    }

    /// <inheritdoc/>
    public void Dispose() => _ahead?.Dispose();

    private Task NameAsync(CallContext context)
    {
        return _naming ??= NameOnceAsync();

        async Task NameOnceAsync()
        {
            try
            {
                _audienceId = _audienceId.Length > 0 ? _audienceId : await find(context).ConfigureAwait(false);
                command.Places.Require(_audienceId);
                string? name = command.Places.IsFolder ? (await AudienceAsync(context).ConfigureAwait(false))?.Name : null;
                await namedBefore.ConfigureAwait(false);
                _target = command.Places.Take(_audienceId, name) is { } path ? new ExportTarget(path) : null;
            }
            finally
            {
                _isNamed.TrySetResult(true);
            }
        }
    }

    // Only for the name and the count; a key may be allowed to read prospects and not audiences.
    private Task<Audience?> AudienceAsync(CallContext context)
    {
        return _audience ??= LookAsync();

        async Task<Audience?> LookAsync()
        {
            try
            {
                return (await client.GetAudienceAsync(_audienceId, context).ConfigureAwait(false)).Value;
            }
            catch (ProspectingApiException e) when (e.Kind == FailureKind.Api)
            {
                return null;
            }
        }
    }

    private Task<IReadOnlyCollection<string>> SuppressedAsync(CallContext context) => _suppressed ??= client.GetSuppressedAsync(_audienceId, context);

    private async Task<IPager<Prospect>> OpenAheadAsync(CallContext context)
    {
        // Where to begin, and that the audience is ready, must be known first; its name need not.
        CursorPager<Prospect>? early = null;
        if (!command.Resume && !command.WaitReady)
        {
            _audienceId = await find(context).ConfigureAwait(false);
            command.Places.Require(_audienceId);
            early = Open(null, context);
        }

        try
        {
            Task named = NameAsync(context);
            _ = AudienceAsync(context);
            _ = SuppressedAsync(context);
            await named.ConfigureAwait(false);
            if (_target is not null && command.MayBegin(_target))
            {
                IPager<Prospect> pages = (IPager<Prospect>?)early ?? await OpenLaterAsync(context).ConfigureAwait(false);
                early = null;
                return pages;
            }

            // Its own turn says why.
            return new NoPages<Prospect>();
        }
        finally
        {
            early?.Dispose();
        }
    }

    private async Task<IPager<Prospect>> OpenLaterAsync(CallContext context)
    {
        if (command.WaitReady)
        {
            await AudienceInput.WaitReadyAsync(client, _audienceId, command.TimeoutSec, context).ConfigureAwait(false);
        }

        ExportCheckpoint? begun = command.Resume && File.Exists(_target!.PartialPath) ? ExportCheckpoint.Read(_target.CheckpointPath) : null;
        return begun is { Finished: true } ? new NoPages<Prospect>() : Open(begun?.Cursor, context);
    }

    private CursorPager<Prospect> Open(string? cursor, CallContext context) =>
        client.GetProspects(_audienceId, new PageOptions { PageSize = command.PageSize, Cursor = cursor }, context);

    private IEnumerable<Task> Steps()
    {
        Task<Page<Prospect>?>? first = _ahead?.NextAsync();
        if (first is not null)
        {
            yield return first.ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        Task named = NameAsync(command.Context);
        yield return named;
        if (!command.MayExport(_audienceId, _target))
        {
            yield break;
        }

        if (command.WaitReady && _ahead is null)
        {
            yield return AudienceInput.WaitReadyAsync(client, _audienceId, command.TimeoutSec, command.Context);
        }

        using ExportRun run = command.Begin(_audienceId, _target!);
        if (!run.IsFinished)
        {
            Task<Audience?> audience = AudienceAsync(command.Context);
            yield return audience;
            Task<IReadOnlyCollection<string>> suppressed = SuppressedAsync(command.Context);
            yield return suppressed;
            Task<SuppressionList> list = command.ResolvedConnection.Suppression.CurrentAsync(command.Cancellation);
            yield return list;
            run.LeaveOut(suppressed.Result, list.Result);
            using IPager<Prospect> pager = _ahead is null ? Open(run.Cursor, command.Context) : _ahead;
            while (true)
            {
                Task<Page<Prospect>?> next = first ?? pager.NextAsync();
                first = null;
                yield return next;
                if (next.Result is not { } page)
                {
                    break;
                }

                command.Noted(run.Append(page, audience.Result));
            }
        }

        command.Done(run.Complete());
    }

    private bool Report(Exception e)
    {
        switch (e)
        {
            case ProspectingApiException failure when _target is { } target && File.Exists(target.PartialPath):
                failure.ResumeWith = "-Resume";
                return false;
            case ExportException refused:
                command.WriteError(ErrorFactory.Create(refused.Code, CategoryOf(refused.Code), $"{refused.Message} {Advice.For(refused)}".TrimEnd(), _target?.Path, refused));
                return true;
            case IOException full when DiskFull.Is(full):
                command.WriteError(ErrorFactory.Create(
                    ExportException.DiskFull,
                    ErrorCategory.WriteError,
                    $"The disk that '{_target?.Path}' is on is full. What was written before is kept in '{_target?.PartialPath}': make room, and run the same command with -Resume.",
                    _target?.Path,
                    full));
                return true;
            case IOException or UnauthorizedAccessException:
                command.WriteError(ErrorFactory.Create(ErrorIds.FileError, ErrorCategory.WriteError, $"'{_target?.Path}' cannot be written: {e.Message}", _target?.Path, e));
                return true;
            default:
                return false;
        }
    }

    private static ErrorCategory CategoryOf(string code) => code switch
    {
        ExportException.FileExists or ExportException.Unfinished => ErrorCategory.ResourceExists,
        ExportException.Mismatch or ExportException.AppendMismatch => ErrorCategory.InvalidArgument,
        ExportException.Damaged => ErrorCategory.InvalidData,
        _ => ErrorCategory.WriteError,
    };
}
