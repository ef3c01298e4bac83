using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Faults;

/// <summary>Each number of a fault plan has limits that hold exactly, and a plan meets what it names and nothing else.</summary>
public sealed class FaultLimitTests
{
    private readonly FaultRegistry _registry = new();

    public static TheoryData<string, double, bool> Numbers => new()
    {
        { "status", 199, false }, { "status", 200, true }, { "status", 599, true }, { "status", 600, false },
        { "delayMs", -1, false }, { "delayMs", 0, true }, { "delayMs", 600_000, true }, { "delayMs", 600_001, false },
        { "dropAfterBytes", -1, false }, { "dropAfterBytes", 0, true }, { "dropAfterBytes", int.MaxValue, true },
        { "skip", -1, false }, { "skip", 0, true }, { "skip", int.MaxValue, true },
        { "count", 0, false }, { "count", 1, true }, { "count", int.MaxValue, true },
        { "rate", -0.001, false }, { "rate", 0, true }, { "rate", 1, true }, { "rate", 1.001, false },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Number_is_taken_from_its_least_to_its_greatest(string field, double value, bool isTaken)
    {
        FaultPlan plan = field switch
        {
            "status" => new() { Status = (int)value },
            "delayMs" => new() { DelayMs = (int)value },
            "dropAfterBytes" => new() { DropAfterBytes = (int)value },
            "skip" => new() { Skip = (int)value },
            "count" => new() { Count = (int)value },
            _ => new() { Rate = value },
        };
        Assert.Equal(isTaken ? [] : [$"[0].{field}"], Refused([plan]));
    }

    [Theory]
    [InlineData("import", true)]
    [InlineData("enrichment", true)]
    [InlineData("scan", true)]
    [InlineData("Import", false)]
    [InlineData("", false)]
    public void Stage_is_one_that_a_job_has(string stage, bool isTaken) =>
        Assert.Equal(isTaken ? [] : ["[0].stallStage"], Refused([new() { StallStage = stage }]));

    [Theory]
    [InlineData(0, 100, true)]
    [InlineData(0, 101, false)]
    [InlineData(40, 60, true)]
    [InlineData(40, 61, false)]
    [InlineData(100, 0, true)]
    public void Hundred_plans_stand_at_most_and_a_refused_change_leaves_them(int standing, int more, bool isTaken)
    {
        _registry.Set(Plans(standing));
        string[] ids = [.. _registry.Standing.Select(plan => plan.FaultId!)];
        string[] refused = [];
        try
        {
            _registry.Add(Plans(more));
        }
        catch (RuleException e)
        {
            refused = [.. e.Fields.Select(error => error.Field!)];
        }

        Assert.Equal(isTaken ? [] : ["faults"], refused);
        Assert.Equal(isTaken ? standing + more : standing, _registry.Standing.Count);
        Assert.Equal(ids, _registry.Standing.Take(standing).Select(plan => plan.FaultId!));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 50)]
    public void Rate_of_none_hits_none_and_of_one_hits_all(double rate, int hits)
    {
        _registry.Set([new() { Rate = rate, Status = 500 }]);
        Assert.Equal(hits, Enumerable.Range(0, 50).Count(_ => _registry.Match("GET", "/v1/credits") is not null));
        Assert.Equal((50, hits), (_registry.Standing[0].SeenCount, _registry.Standing[0].HitCount));
    }

    [Theory]
    [InlineData(null, null, "GET", "/v1/credits", true)]
    [InlineData("GET", null, "GET", "/v1/credits", true)]
    [InlineData("get", null, "GET", "/v1/credits", true)]
    [InlineData("POST", null, "GET", "/v1/credits", false)]
    [InlineData(null, "/v1/c*", "GET", "/v1/credits", true)]
    [InlineData(null, "/V1/Credits", "GET", "/v1/credits", true)]
    [InlineData(null, "/v1/a*", "GET", "/v1/credits", false)]
    [InlineData("POST", "/v1/c*", "GET", "/v1/credits", false)]
    [InlineData("GET", "/v1/a*", "GET", "/v1/credits", false)]
    public void Request_is_met_by_its_method_and_its_path_and_counted_only_then(string? method, string? path, string askedMethod, string asked, bool isMet)
    {
        _registry.Set([new() { Method = method, Path = path, Status = 500 }]);
        Assert.Equal(isMet, _registry.Match(askedMethod, asked) is not null);
        Assert.Equal(isMet ? 1 : 0, _registry.Standing[0].SeenCount);
    }

    [Fact]
    public void Plan_that_holds_a_stage_meets_no_request_and_no_other_stage()
    {
        _registry.Set([new() { StallStage = "import", Skip = 1, Count = 1 }]);
        Assert.Null(_registry.Match("GET", "/v1/credits"));
        Assert.False(_registry.IsStalled("enrichment", "a"));
        Assert.Equal((false, true, false), (_registry.IsStalled("import", "a"), _registry.IsStalled("import", "b"), _registry.IsStalled("import", "c")));

        // What was decided of a job stays.
        Assert.Equal((false, true, false), (_registry.IsStalled("import", "a"), _registry.IsStalled("import", "b"), _registry.IsStalled("import", "c")));
        Assert.Equal((3, 1), (_registry.Standing[0].SeenCount, _registry.Standing[0].HitCount));
    }

    [Fact]
    public void Ended_plan_is_gone_and_the_others_stay()
    {
        _registry.Set(Plans(3));
        string[] ids = [.. _registry.Standing.Select(plan => plan.FaultId!)];
        _registry.Remove(ids[1]);
        Assert.Equal([ids[0], ids[2]], _registry.Standing.Select(plan => plan.FaultId!));
        Assert.Throws<RuleException>(() => _registry.Remove(ids[1]));
        _registry.Clear();
        Assert.Empty(_registry.Standing);
        Assert.Null(_registry.Match("GET", "/nowhere"));
    }

    private static List<FaultPlan> Plans(int count) => [.. Enumerable.Range(0, count).Select(_ => new FaultPlan { Path = "/nowhere", Status = 500 })];

    private string[] Refused(List<FaultPlan> plans)
    {
        try
        {
            _registry.Set(plans);
            Assert.Equal(plans.Count, _registry.Standing.Count);
            return [];
        }
        catch (RuleException e)
        {
            Assert.Empty(_registry.Standing);
            return [.. e.Fields.Select(error => error.Field!)];
        }
    }
}
