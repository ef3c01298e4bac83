using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ProspectingTools.Architecture.Tests;

/// <summary>The arrows of docs/architecture.md, as the built assemblies have them.</summary>
public sealed class ArchitectureTests
{
    private const string Module = "ProspectingTools";
    private const string Client = "ProspectingTools.Client";
    private const string Contracts = "ProspectingTools.Contracts";
    private const string Service = "ProspectingTools.Service";

    public static TheoryData<string> Assemblies => [Module, Client, Contracts, Service];

    // A folder within a folder is one room with it: the store's factory may name the stores. What stands in front of the rooms
    // (ProspectingClient, ClientOptions, the lists of ids and limits) is known in all of them.
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_two_rooms_use_each_other(string assembly)
    {
        IReadOnlyList<Use> between =
        [
            .. Dependencies.Of(assembly).Where(use => use.IsOwn && Room(use.From, assembly).Length > 0 && Room(use.To, assembly).Length > 0
                && Room(use.From, assembly) != Room(use.To, assembly)),
        ];
        IReadOnlyList<string> circles = Circles.In(between.Select(use => (Room(use.From, assembly), Room(use.To, assembly))));
        Assert.True(circles.Count == 0, string.Join('\n', circles.Concat(between.Select(use => $"{Room(use.From, assembly)} uses {use.Type}"))));
        Assert.NotEmpty(between);
    }

    [Fact]
    public void An_arrow_that_is_turned_is_found()
    {
        Assert.NotEmpty(Circles.In([("A", "B"), ("B", "C"), ("C", "A")]));
        Assert.Empty(Circles.In([("A", "B"), ("B", "C"), ("A", "C")]));
    }

    [Theory]
    [InlineData(Module, "ProspectingTools.Service")]
    [InlineData(Client, "System.Management.Automation", "ProspectingTools.Service")]
    [InlineData(Contracts, "System.Management.Automation", "System.Net.Http", "ProspectingTools.Client", "ProspectingTools.Service")]
    [InlineData(Service, "System.Management.Automation", "ProspectingTools.Client")]
    public void An_assembly_knows_nothing_of(string assembly, params string[] foreign) =>
        Assert.Empty(Uses(assembly, use => foreign.Any(f => IsIn(use.To, f))));

    [Fact]
    public void Only_the_client_sends() =>
        Assert.Empty(Uses(Module, use => use.Type is "System.Net.Http.HttpClient" or "System.Net.Http.HttpMessageHandler" or "System.Net.WebRequest"));

    [Fact]
    public void Only_the_store_knows_sql() => Assert.Empty(Uses(
        Service,
        use => Room(use.From, Service) != "Store"
            && (IsIn(use.To, "Microsoft.Data.Sqlite") || IsIn(use.To, "SQLitePCL") || IsIn(use.To, "Dapper") || IsIn(use.To, "Npgsql")
                || IsIn(use.To, "ProspectingTools.Service.Store.Sqlite") || IsIn(use.To, "ProspectingTools.Service.Store.Postgres"))));

    [Theory]
    [InlineData("Rules")]
    [InlineData("Jobs")]
    [InlineData("Search")]
    [InlineData("People")]
    [InlineData("Store")]
    public void What_decides_knows_no_http(string room) =>
        Assert.Empty(Uses(Service, use => Room(use.From, Service) == room && (IsIn(use.To, "Microsoft.AspNetCore") || IsIn(use.To, "System.Net.Http"))));

    // 200 and 500 are also lengths and sizes; a rule has a reason to name any of the others only as a status.
    [Theory]
    [InlineData("Rules")]
    [InlineData("Jobs")]
    [InlineData("Search")]
    [InlineData("People")]
    [InlineData("Store")]
    public void What_decides_names_no_status_of_http(string room)
    {
        int[] statuses = [400, 401, 402, 403, 404, 405, 409, 410, 413, 415, 422, 424, 429, 501, 502, 503, 504, 507];
        Assert.Empty(Code.NumbersOf(Service).Where(c => Room(c.Space, Service) == room && statuses.Contains(c.Value)).Select(c => $"{c.Method} names {c.Value}"));
    }

    [Theory]
    [InlineData("Rules")]
    [InlineData("Jobs")]
    public void Rules_get_values_and_not_the_text_of_a_query(string room)
    {
        string[] parsed = ["cursor", "limit", "offset", "minScore", "pageSize"];
        Assert.Empty(Code.ParametersOf(Service)
            .Where(p => Room(p.Space, Service) == room && parsed.Contains(p.Name, StringComparer.OrdinalIgnoreCase) && p.Type == "System.String")
            .Select(p => $"{p.Method} gets {p.Name} as text"));
    }

    // What happened is the client's to say; what to type next is the module's (Errors/Advice.cs).
    [Theory]
    [InlineData(Client)]
    [InlineData("ProspectingTools.Files")]
    public void Only_the_module_names_cmdlets_and_parameters(string assembly) => Assert.Empty(
        Code.TextsOf(assembly).Where(text => Regex.IsMatch(text.Value, @"(^|[ '(])(-[A-Z][a-z]+[A-Za-z]*\b|(Get|Set|New|Start|Stop|Wait|Connect|Disconnect|Test|Remove|Rename|Move|Export|Import|Invoke|Resolve|Find|Measure)-[A-Z])"))
            .Select(text => $"{text.Method}: {text.Value}"));

    private static List<string> Uses(string assembly, Func<Use, bool> refused) =>
        [.. Dependencies.Of(assembly).Where(refused).Select(use => $"{use.From} uses {use.Type}").Distinct()];

    private static bool IsIn(string space, string outer) =>
        space == outer || space.StartsWith(outer + ".", StringComparison.Ordinal);

    private static string Room(string space, string assembly) =>
        space.Length > assembly.Length && IsIn(space, assembly) ? space[(assembly.Length + 1)..].Split('.')[0] : string.Empty;
}
