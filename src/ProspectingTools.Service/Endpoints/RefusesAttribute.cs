using System;
using System.Collections.Generic;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Says for which reasons an endpoint's rules may refuse; the document shows their statuses.</summary>
/// <param name="codes">The reasons.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RefusesAttribute(params RefusalCode[] codes) : Attribute
{
    /// <summary>The reasons.</summary>
    public IReadOnlyList<RefusalCode> Codes { get; } = codes;
}
