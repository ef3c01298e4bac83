using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>The kinds of store that a contract is tested on: SQLite, and PostgreSQL where it is installed.</summary>
internal sealed class StoreDataAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        // The server alone takes seconds to start.
        var postgres = new TheoryDataRow<string>(TestStore.Postgres) { Skip = PostgresServer.Missing };
        postgres.Traits.Add("Category", ["Slow"]);
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow<string>(TestStore.Sqlite), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
