using System;
using System.Management.Automation;
using System.Threading;

namespace ProspectingTools.Commands;

/// <summary>
/// A cmdlet whose work can be cancelled. Measured on PowerShell 7.6: when a command downstream stops the pipeline, the engine
/// throws out of WriteObject and calls neither StopProcessing nor EndProcessing, only Dispose. So all three cancel.
/// </summary>
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private bool _disposed;

    /// <summary>Ends the cmdlet's work.</summary>
    protected internal CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        string? goesOn = WhatGoesOn();
        Cancel();
        if (goesOn is not null)
        {
            // The streams are closed by now.
            Host?.UI?.WriteWarningLine(goesOn);
        }
    }

    /// <summary>After Ctrl+C: what continues, or what is left, and how to continue. Called on another thread than the pipeline's.</summary>
    /// <returns>Sentences; null where there is nothing to say.</returns>
    private protected virtual string? WhatGoesOn() => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels what is under way and releases it.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    /// <summary>Writes an object; when the pipeline has stopped, cancels what is under way before the exception propagates.</summary>
    /// <param name="item">The object.</param>
    protected internal void Emit(object? item)
    {
        try
        {
            WriteObject(item);
        }
        catch
        {
            Cancel();
            throw;
        }
    }

    private void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // StopProcessing came from another thread after the end.
        }
    }
}
