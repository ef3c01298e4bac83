using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit.Sdk;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>The kinds of store that a contract is tested on: SQLite, and PostgreSQL where it is installed.</summary>
internal sealed class StoreDataAttribute : DataAttribute
{
    public static IReadOnlyList<string> Kinds { get; } = PostgresServer.Missing is null ? [TestStore.Sqlite, TestStore.Postgres] : [TestStore.Sqlite];

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Kinds.Select(kind => new object[] { kind });
}
