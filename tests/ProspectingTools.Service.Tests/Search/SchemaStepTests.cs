using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Store.Sqlite;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

public sealed class SchemaStepTests
{
    [Fact]
    public async Task People_of_an_earlier_version_are_found_by_what_it_did_not_know()
    {
        using TempFolder folder = new();
        string path = Path.Combine(folder.Path, "old.db");
        using (SqliteConnection old = new($"Data Source={path};Pooling=False"))
        {
            old.Open();
            old.Execute(Schema.Steps[0]);
            old.Execute($"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = 1;");
            old.Execute(
                """
                INSERT INTO account_groups(key, id, name, created_at) VALUES(1, 'g', 'n', 0);
                INSERT INTO people(key, group_key, id, profile_url, sample, json) VALUES
                    (1, 1, 'a', 'u1', 0, CAST('{"firstName":"Jean","lastName":"Doe","name":"Jean Doe","company":{"size":"501-1,000","type":"Privately Held","industry":"Banking","location":"Lyon, Frankreich"}}' AS BLOB)),
                    (2, 1, 'b', 'u2', 0, CAST('{"name":"Doe Jean"}' AS BLOB));
                INSERT INTO people_text(rowid, name, title) VALUES(1, 'Jean Doe', 'CTO'), (2, 'Doe Jean', 'CTO');
                """);
        }

        await using SqliteStore store = SqliteStore.Open(path);
        foreach ((string query, long[] expected) in new (string, long[])[]
        {
            ("headcount:F", [1]), ("companyType:P", [1]), ("industryName:banking", [1]), ("companyCountry:FR", [1]), ("companyLocation:lyon", [1]), ("NOT companyCountry:FR", [2]), ("NOT companyLocation:lyon", [2]), ("firstName:jean", [1, 2]), ("firstName:doe", [2]), ("lastName:doe", [1, 2]), ("title:cto", [1, 2]),
        })
        {
            Assert.True(QueryNotation.TryRead(query, out QueryNode? node, out _));
            IReadOnlyList<Candidate> found = await store.ReadAsync(session => session.CandidatesAsync(1, new PeopleSource.Query(node), 0, 10), CancellationToken.None);
            Assert.Equal((query, string.Join(',', expected)), (query, string.Join(',', found.Select(candidate => candidate.PersonKey))));
        }
    }
}
