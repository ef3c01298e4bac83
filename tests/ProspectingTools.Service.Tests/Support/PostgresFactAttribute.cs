using System.Runtime.CompilerServices;
using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>A test that needs PostgreSQL; skipped, with what to type, where it is not installed.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = PostgresServer.Missing;
}
