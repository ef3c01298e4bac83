using System.Runtime.CompilerServices;
using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>A test that needs PostgreSQL; skipped, with what to type, where it is not installed.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    /// <param name="ownServer">Whether the test looks into a server of its own kind, so that one that is given will not do.</param>
    /// <param name="file">Where the test is.</param>
    /// <param name="line">Where the test is.</param>
    public PostgresFactAttribute(bool ownServer = false, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = ownServer && GivenServer.IsGiven ? "Rows are counted in a server of the tests' own: run it without PROSPECTING_TEST_POSTGRES." : PostgresServer.Missing;
}
