using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Contracts.Local;
using ProspectingTools.LocalService;

namespace ProspectingTools.Runtime;

/// <summary>
/// Faults as they are piped in: those of Get-ProspectingFault, hashtables, custom objects, rows of a CSV or JSON file. What the
/// service would pass over in silence is refused: a fault that does nothing would prove nothing.
/// </summary>
internal static class FaultInput
{
    // What a fault has done is not part of what it is to do.
    private static readonly string[] s_results = ["FaultId", "HitCount", "SeenCount", "Effect"];

    private static readonly Dictionary<string, Action<FaultPlan, object>> s_fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Method"] = static (plan, value) => plan.Method = Text(value),
        ["Path"] = static (plan, value) => plan.Path = Text(value),
        ["Skip"] = static (plan, value) => plan.Skip = Whole(value),
        ["Count"] = static (plan, value) => plan.Count = Whole(value),
        ["MaximumHitCount"] = static (plan, value) => plan.Count = Whole(value),
        ["Rate"] = static (plan, value) => plan.Rate = As<double>(CultureNumber.Of(value)!),
        ["Status"] = static (plan, value) => plan.Status = Whole(value),
        ["Code"] = static (plan, value) => plan.Code = Text(value),
        ["RetryAfter"] = static (plan, value) => plan.RetryAfter = RetryAfterText.Of(value),
        ["AfterWork"] = static (plan, value) => plan.AfterWork = Truth(value) ? true : null,
        ["Body"] = static (plan, value) => plan.Body = BodyOf(plan, value),
        ["ContentType"] = static (plan, value) => plan.ContentType = Text(value),
        ["DelayMs"] = static (plan, value) => plan.DelayMs = Whole(value),
        ["DropAfterBytes"] = static (plan, value) => plan.DropAfterBytes = Whole(value),
        ["RepeatCursor"] = static (plan, value) => plan.RepeatCursor = Truth(value) ? true : null,
        ["StallStage"] = static (plan, value) => plan.StallStage = Text(value).ToLowerInvariant(),
    };

    /// <summary>Reads a fault.</summary>
    /// <param name="input">The object.</param>
    /// <returns>The fault, checked.</returns>
    /// <exception cref="FormatException">It is not a fault.</exception>
    public static FaultPlan Read(PSObject input)
    {
        if (input.BaseObject is ProspectingFault standing)
        {
            var copy = new FaultPlan();
            standing.Plan.CopyTo(copy);
            return copy;
        }

        if (input.BaseObject is string)
        {
            throw new FormatException("A text is not a fault. Text of JSON becomes objects with ConvertFrom-Json: Get-Content faults.json -Raw | ConvertFrom-Json | Set-ProspectingFault");
        }

        return Read(InputRow.NamesOf(input).Select(name => (name, InputRow.ValueOf(input, name))));
    }

    /// <summary>Reads a fault.</summary>
    /// <param name="values">Its fields; those without a value are skipped.</param>
    /// <returns>The fault, checked.</returns>
    /// <exception cref="FormatException">It is not a fault.</exception>
    public static FaultPlan Read(IEnumerable<(string Name, object? Value)> values)
    {
        var plan = new FaultPlan();
        foreach ((string name, object? value) in values)
        {
            if (value is null or "" || s_results.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!s_fields.TryGetValue(name, out Action<FaultPlan, object>? set))
            {
                throw new FormatException($"A fault has no '{name}'. It has {string.Join(", ", s_fields.Keys.Where(key => key != "MaximumHitCount"))}.");
            }

            try
            {
                set(plan, value);
            }
            catch (PSInvalidCastException e)
            {
                throw new FormatException($"'{value}' is not a value for {name}.", e);
            }
        }

        Check(plan);
        return plan;
    }

    private static void Check(FaultPlan plan)
    {
        bool answers = plan.Status is not null || plan.Body is not null;
        if (plan.StallStage is not null)
        {
            Require(
                !answers && plan.Method is null && plan.Path is null && plan.DelayMs is null && plan.DropAfterBytes is null && plan.RepeatCursor is null && plan.AfterWork is null,
                "StallStage holds jobs, whatever is requested: it goes with Skip, Count and Rate only. Give what happens to requests as a fault of its own.");
            return;
        }

        Require(
            answers || plan.DelayMs is not null || plan.DropAfterBytes is not null || plan.RepeatCursor == true,
            "That says which requests, and not what happens to them. Add Status (such as 503), Body, DelayMs, DropAfterBytes, RepeatCursor or StallStage.");
        Require(plan.Code is null || (plan.Status is not null && plan.Body is null), "Code is the code of an error: it needs Status, and no Body.");
        Require(plan.RetryAfter is null || answers, "RetryAfter is a header of the answer: it needs Status, such as 429 or 503.");
        Require(plan.ContentType is null || plan.Body is not null, "ContentType is that of Body, which is missing.");
        Require(plan.AfterWork != true || answers || plan.DropAfterBytes is not null, "AfterWork loses the answer of work that was done: it needs Status (such as 502) or DropAfterBytes 0.");
        Require(plan.Path is null || plan.Path[0] is '/' or '*', $"The path '{plan.Path}' hits nothing: paths begin with / , or * for any text.");
        Require(plan.Path?.IndexOf('?') is null or < 0, $"The path '{plan.Path}' hits nothing: queries, from the question mark on, are not looked at.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new FormatException(message);
        }
    }

    private static string BodyOf(FaultPlan plan, object value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is string text)
        {
            return text;
        }

        plan.ContentType ??= "application/json";
        return PSObjectJson.Write(value);
    }

    private static string Text(object value) => As<string>(value);

    // A cell of a CSV file says True or False.
    private static bool Truth(object value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is string text && bool.TryParse(text, out bool said) ? said : LanguagePrimitives.IsTrue(value);

    // PowerShell would round.
    private static int Whole(object value) =>
        As<double>(value) is var number && Math.Floor(number) < number ? throw new PSInvalidCastException($"{value} is not a whole number.") : As<int>(value);

    private static T As<T>(object value) => (T)LanguagePrimitives.ConvertTo(value, typeof(T), CultureInfo.InvariantCulture);
}
