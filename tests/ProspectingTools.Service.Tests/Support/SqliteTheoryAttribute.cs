using System.Runtime.CompilerServices;
using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>A theory of the data folder and its file; skipped, with the reason, where the run is on PostgreSQL.</summary>
internal sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = TestStore.IsPostgres ? "Of the data folder and its database file; this run is on PostgreSQL." : null;
}
