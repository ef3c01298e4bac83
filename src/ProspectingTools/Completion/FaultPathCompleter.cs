using System.Linq;
using System.Text.RegularExpressions;
using ProspectingTools.Contracts;

namespace ProspectingTools.Completion;

/// <summary>Completes the paths that a fault can hit: those of both APIs, with * for ids.</summary>
public sealed class FaultPathCompleter() : WordCompleter(
    [.. typeof(Routes).GetFields()
        .Where(field => field.IsLiteral && field.GetRawConstantValue() is string path && path.StartsWith("/v1/", System.StringComparison.Ordinal))
        .Select(field => Regex.Replace((string)field.GetRawConstantValue()!, @"^/v1/accounts/\{[^}]*\}(?=/)|\{[^}]*\}", "*"))
        .Concat([Routes.LocalPeople])
        .Distinct()
        .OrderBy(path => path, System.StringComparer.Ordinal)]);
