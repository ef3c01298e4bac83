using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ProspectingTools.Service.Endpoints;
using ProspectingTools.Service.Jobs;

namespace ProspectingTools.Service.Hosting;

/// <summary>
/// Metrics and traces by OTLP, configured by OpenTelemetry's own variables and off without them
/// (opentelemetry.io/docs/languages/sdk-configuration/otlp-exporter). Paths go out, queries and headers do not.
/// </summary>
internal static class Telemetry
{
    private const string Service = "prospecting-service";
    private const string Prefix = "OTEL_";
    private const string Disabled = "OTEL_SDK_DISABLED";

    // Any of them says that there is somebody to send to.
    private static readonly string[] s_endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    private static readonly string[] s_frameworkMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Adds the exporters when the environment names where to send.</summary>
    public static void Add(IServiceCollection services, IConfigurationBuilder configuration)
    {
        services.AddMetrics();
        services.AddSingleton<JobMetrics>();
        if (!s_endpoints.Any(IsSet) || string.Equals(Environment.GetEnvironmentVariable(Disabled), "true", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        // The service takes nothing else from the environment as a setting.
        configuration.AddInMemoryCollection(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal)));
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service, serviceVersion: LocalEndpoints.Version).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter([.. s_frameworkMeters, JobMetrics.Name]))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(JobMetrics.Name))
            .UseOtlpExporter();
    }

    private static bool IsSet(string variable) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable));
}
