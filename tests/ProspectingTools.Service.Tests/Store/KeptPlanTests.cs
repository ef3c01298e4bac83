using ProspectingTools.Service.Store.Sqlite;
using SQLitePCL;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>A statement that stays prepared is planned once, whatever is bound to it.</summary>
public sealed class KeptPlanTests
{
    // sqlite.org/c3ref/c_stmtstatus_counter.html: how often a step had to prepare the statement again.
    private const int Reprepared = 5;

    [Fact]
    public void Limit_of_a_page_does_not_plan_its_statement_again()
    {
        using SqliteLink link = SqliteLink.Open(null, cacheKilobytes: 1024);
        raw.sqlite3_exec(link.Connection.Handle, "CREATE TABLE t(key INTEGER PRIMARY KEY, json BLOB); INSERT INTO t VALUES(1, 'a'), (2, 'b')");
        sqlite3_stmt statement = link.Statement("SELECT key, json FROM t WHERE key > ? ORDER BY key LIMIT ?");
        for (int limit = 1; limit <= 10; limit++)
        {
            raw.sqlite3_bind_int64(statement, 1, 0);
            raw.sqlite3_bind_int(statement, 2, limit);
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            raw.sqlite3_reset(statement);
        }

        Assert.Equal(0, raw.sqlite3_stmt_status(statement, Reprepared, 0));
    }
}
