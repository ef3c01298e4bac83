using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>
/// The store in PostgreSQL, with every commit durable, beside what there is without it: psql over the same rows, and the store in
/// SQLite. They take turns within a run, so that whatever else the machine does hits both; the ratios are the result.
/// </summary>
internal static class SharedDatabase
{
    private const int Rounds = 3;
    private const int PageSize = 100;

    // A service that has just started compiles its code, as psql never does; after so many people it is done.
    private const int Warm = 20_000;

    // What an import writes, with the columns as they are; which rows are of the people that warm up.
    private static readonly (string Table, string First)[] s_tables =
    [
        ("people", "key <= {0}"),
        ("person_addresses", "person_key <= {0}"),
        ("lead_lists", "name = 'first'"),
        ("lead_list_members", "list_key = (SELECT key FROM lead_lists WHERE name = 'first')"),
    ];

    public static async Task RunAsync(int people)
    {
        using var folder = new TempFolder();
        using PostgresServer server = PostgresServer.Start();
        await PeopleLines.WriteAsync(folder["people.jsonl"], people);
        await PeopleLines.WriteAsync(folder["first.jsonl"], Warm, seed: 2);
        string[] options = ["--max-results", people.ToString(CultureInfo.InvariantCulture), "--credits", "100000000"];
        string full = await ImportAsync(server, folder, people, options);
        await using ServiceProcess onPostgres = await ServiceProcess.OnDatabaseAsync(full, options);
        await using ServiceProcess onSqlite = await ServiceProcess.OnFolderAsync(folder["data"], options);
        await PostAsync(onSqlite.Api, folder["people.jsonl"]);
        string audience = await JobsAsync(onPostgres.Api, onSqlite.Api, people);
        await PagesAsync(onPostgres.Api, full, audience, people);
    }

    private static async Task<string> ImportAsync(PostgresServer server, TempFolder folder, int people, string[] options)
    {
        List<double> ours = [];
        List<double> bare = [];
        string database = string.Empty;
        for (int round = 0; round < Rounds; round++)
        {
            database = server.CreateDatabase();
            await using (ServiceProcess service = await ServiceProcess.OnDatabaseAsync(database, options))
            {
                await PostAsync(service.Api, folder["first.jsonl"], "first");
                await Psql.RunAsync(database, "CHECKPOINT;");
                ours.Add(await PostAsync(service.Api, folder["people.jsonl"]));
                await service.StopAsync();
            }

            if (round == 0)
            {
                await Psql.RunAsync(database, CopiesTo(folder));
            }

            // As the service has it: the people that warm up are there before.
            string other = server.CreateDatabase();
            await ServiceProcess.OnStoreAsync(other, "data", "migrate");
            await Psql.RunAsync(other, CopiesFrom(folder, "first") + "CHECKPOINT;");
            bare.Add(await Psql.RunAsync(other, CopiesFrom(folder, "rest")));
        }

        Report.Line($"PostgreSQL: import of {people} people", $"{people / Median(ours):N0} rows/s");
        Report.Line("PostgreSQL: COPY of the same rows by psql, same tables and indexes", $"{people / Median(bare):N0} rows/s");
        Report.Line("PostgreSQL: import / COPY", $"{Median(ours.Select((seconds, i) => bare[i] / seconds)):F2}");
        return database;
    }

    private static string CopiesTo(TempFolder folder)
    {
        string warm = string.Create(CultureInfo.InvariantCulture, $"(SELECT key FROM people ORDER BY key OFFSET {Warm - 1} LIMIT 1)");
        return string.Concat(s_tables.Select(t => (t.Table, First: string.Format(CultureInfo.InvariantCulture, t.First, warm))).Select(t =>
            $"\\copy (SELECT * FROM {t.Table} WHERE {t.First}) to '{folder[t.Table + ".first"]}' with (format binary)\n"
            + $"\\copy (SELECT * FROM {t.Table} WHERE NOT ({t.First})) to '{folder[t.Table + ".rest"]}' with (format binary)\n"));
    }

    private static string CopiesFrom(TempFolder folder, string part) => string.Concat(
        s_tables.Select(t => $"\\copy {t.Table} from '{folder[$"{t.Table}.{part}"]}' with (format binary)\n"));

    private static async Task<string> JobsAsync(Api onPostgres, Api onSqlite, int people)
    {
        List<double> postgres = [];
        List<double> sqlite = [];
        string audience = string.Empty;
        for (int round = 0; round < Rounds; round++)
        {
            (double seconds, audience) = await JobAsync(onPostgres);
            postgres.Add(seconds);
            sqlite.Add((await JobAsync(onSqlite)).Seconds);
        }

        Report.Line("PostgreSQL: one job, durable by chunks of 100", $"{people / Median(postgres):N0} prospects/s");
        Report.Line("SQLite: the same job", $"{people / Median(sqlite):N0} prospects/s");
        Report.Line("PostgreSQL / SQLite", $"{Median(postgres.Select((seconds, i) => sqlite[i] / seconds)):F2}");
        return audience;
    }

    private static async Task<(double Seconds, string Audience)> JobAsync(Api api)
    {
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("all")}}"}""";
        var watch = Stopwatch.StartNew();
        var job = await api.WaitAsync(await api.StartJobAsync(body), j => (string?)j["status"] is "completed" or "failed", TimeSpan.FromMinutes(5));
        return (string?)job["status"] == "completed"
            ? (watch.Elapsed.TotalSeconds, (string)job["audienceId"]!)
            : throw new InvalidOperationException(job.ToJsonString());
    }

    private static async Task PagesAsync(Api api, string database, string audience, int people)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", ServiceProcess.SessionKey);
        List<string> pages = await Paging.PagesAsync(client, api, audience);
        await Paging.DepthAsync(client, pages);
        List<double> ours = [];
        List<double> once = [];
        List<double> loop = [];
        string rows = $"SELECT position, json FROM prospects WHERE group_key = 1 AND audience_key = (SELECT key FROM audiences WHERE id = '{audience}')";
        string steps = string.Concat(Enumerable.Range(0, people / PageSize).Select(i => $"{rows} AND position > {i * PageSize} ORDER BY position LIMIT {PageSize};\n"));
        for (int round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await Paging.BytesPerSecondAsync(client, pages);
            ours.Add(watch.Elapsed.TotalSeconds);
            once.Add(await Psql.RunAsync(database, $"{rows} ORDER BY position;"));
            loop.Add(await Psql.RunAsync(database, steps));
        }

        // The round before the first warms up.
        Report.Line("PostgreSQL: all pages from the service, one connection", $"{people / Median(ours.Skip(1)):N0} prospects/s");
        Report.Line("PostgreSQL: the same rows by psql, one SELECT", $"{people / Median(once.Skip(1)):N0} prospects/s");
        Report.Line("PostgreSQL: the same rows by psql, page by page", $"{people / Median(loop.Skip(1)):N0} prospects/s");
        Report.Line("PostgreSQL: service / psql, one SELECT", $"{Median(ours.Skip(1).Select((s, i) => once[i + 1] / s)):F2}");
        Report.Line("PostgreSQL: service / psql, page by page", $"{Median(ours.Skip(1).Select((s, i) => loop[i + 1] / s)):F2}");
    }

    private static async Task<double> PostAsync(Api api, string file, string list = "all")
    {
        var watch = Stopwatch.StartNew();
        await using FileStream input = File.OpenRead(file);
        Answer imported = await api.SendAsync(HttpMethod.Post, $"{Routes.LocalPeople}?format=jsonl&listName={list}", new StreamContent(input));
        return imported.Status == 200 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException(imported.Text);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
