using System.Collections.Generic;

namespace ProspectingTools.Service.Sample;

/// <summary>A function of a company: how often it is drawn, and what its people are called.</summary>
internal sealed class SampleFunction(string name, int weight, string area, string chief, string chiefInFull, string interest, params string[] roles)
{
    public string Name { get; } = name;

    public int Weight { get; } = weight;

    public string Area { get; } = area;

    public string Chief { get; } = chief;

    public string ChiefInFull { get; } = chiefInFull;

    public string Interest { get; } = interest;

    public IReadOnlyList<string> Roles { get; } = roles;

    public string ManagerTitle { get; } = name == "Product" ? "Product Manager" : name + " Manager";
}
