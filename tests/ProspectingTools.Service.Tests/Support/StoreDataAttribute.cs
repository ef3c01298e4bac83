using System.Collections.Generic;
using System.Reflection;
using Xunit.Sdk;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>The kinds of store that a contract is tested on: SQLite, and PostgreSQL where it is installed.</summary>
internal sealed class StoreDataAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        PostgresServer.Missing is null ? [[TestStore.Sqlite], [TestStore.Postgres]] : [[TestStore.Sqlite]];
}
