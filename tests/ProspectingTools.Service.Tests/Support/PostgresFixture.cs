using System;
using ProspectingTools.Service.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace ProspectingTools.Service.Tests.Support;

/// <summary>Ends the cluster that the tests share. The runner waits for a fixture, and for nothing that is done at the process's exit.</summary>
public sealed class PostgresFixture : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => PostgresServer.DisposeShared();
}
