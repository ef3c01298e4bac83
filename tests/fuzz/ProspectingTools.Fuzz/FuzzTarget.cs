using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Fuzz;

/// <summary>An entry that takes foreign bytes.</summary>
internal abstract class FuzzTarget : IAsyncDisposable
{
    /// <summary>The target's name, and the folder of its corpus.</summary>
    public abstract string Name { get; }

    /// <summary>Its share of the inputs of a run over all targets.</summary>
    public abstract int Weight { get; }

    /// <summary>Pieces that mean something to the entry, for the mutations.</summary>
    public abstract IReadOnlyList<string> Tokens { get; }

    /// <summary>The longest input in bytes; long ones are rare.</summary>
    public virtual int Longest => 2 * 1024 * 1024;

    /// <summary>Gets ready. Called once, before the first input.</summary>
    public virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Feeds an input.</summary>
    /// <param name="input">The bytes.</param>
    /// <returns>What is wrong with the outcome; null when nothing is. An exception is wrong too.</returns>
    public abstract Task<string?> RunAsync(byte[] input);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
