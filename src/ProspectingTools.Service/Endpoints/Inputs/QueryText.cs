using System.Globalization;
using Microsoft.AspNetCore.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>Values of a query as they are sent: text.</summary>
internal static class QueryText
{
    /// <summary>A value; null when it is not given.</summary>
    public static string? Text(this HttpContext http, string name) => http.Request.Query[name];

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="RuleException">It is not one.</exception>
    public static int Number(this HttpContext http, string name, int standard, int least, int most)
    {
        if (http.Text(name) is not { } text)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw RuleException.Invalid(name, $"must be a whole number from {least} to {most}");
    }
}
