using System;
using System.Collections.Generic;
using System.Globalization;

namespace ProspectingTools.Commands.Service;

/// <summary>The parameters of Start-ProspectingService as the service's command line writes them.</summary>
internal static class ServiceCommandLine
{
    /// <summary>The arguments of the service.</summary>
    /// <param name="command">The cmdlet with its parameters.</param>
    /// <param name="folder">The full path of -DataPath; null when it is not given.</param>
    /// <param name="suppression">The full path of -SuppressionPath; null when it is not given.</param>
    /// <returns>The arguments, not yet quoted.</returns>
    public static IEnumerable<string> Of(StartProspectingServiceCommand command, string? folder, string? suppression)
    {
        List<string> arguments = ["--urls", string.Format(CultureInfo.InvariantCulture, "http://127.0.0.1:{0}", command.Port), "--ready-json", "--exit-with-stdin"];
        void Switch(string name, bool isOn)
        {
            if (isOn)
            {
                arguments.Add(name);
            }
        }

        void Value(string name, IConvertible? value)
        {
            if (value is not null)
            {
                arguments.Add(name);
                arguments.Add(value.ToString(CultureInfo.InvariantCulture));
            }
        }

        Switch("--in-memory", command.InMemory);
        Switch("--bare-reference", command.BareReference);
        Switch("--rate-limit", command.RateLimit is not null);
        Value("--rate-limit-per-minute", command.RateLimit);
        Value("--rate-limit-burst", command.RateLimit is { } perMinute ? command.RateLimitBurst ?? Math.Max(1, perMinute / 10) : null);
        Value("--data", folder);
        Value("--suppression", suppression);
        Value("--sample", command.SampleCount > 0 ? command.SampleCount : null);
        Value("--seed", command.Seed);
        Value("--job-rate", command.JobRate);
        Value("--credits", command.Credits);
        Value("--plan", command.Plan);
        return arguments;
    }
}
