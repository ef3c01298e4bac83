using System;
using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Endpoints;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.OpenApi;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Hosting;

/// <summary>Puts the web application together.</summary>
internal static class ServiceApp
{
    // The framework's own pattern answers other names in plain text.
    private const string OpenApiPath = "/openapi/v1.json";

    // Live: the process answers. Ready: it can serve; a proxy sends it nothing otherwise.
    private const string LivePath = "/health/live";
    private const string ReadyPath = "/health/ready";

    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    // A page goes out in one piece: its handler need not wait for the client to take the first half.
    private const int LargestPage = 1024 * 1024;

    // A client that sends its headers drop by drop holds a connection no longer than this.
    private static readonly TimeSpan s_headers = TimeSpan.FromSeconds(10);

    // The whole stop must fit into 5 seconds.
    private static readonly TimeSpan s_stop = TimeSpan.FromSeconds(4);

    /// <summary>Builds the application over an open store.</summary>
    public static WebApplication Build(ServeOptions options, IStore store, Workspace workspace)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // A request is read, handled and answered on one thread of the pool: handing over between three costs more than a page.
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true).UseUrls(options.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.MaxBodyBytes;
            kestrel.Limits.MaxResponseBufferSize = LargestPage;
            kestrel.Limits.RequestHeadersTimeout = s_headers;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        bool started = false;
        Log(builder.Logging, options.JsonLog, () => started);
        Telemetry.Add(builder.Services, builder.Configuration);
        AddServices(builder.Services, options, store, workspace);

        WebApplication app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => started = true);
        app.UseMiddleware<HeadMiddleware>();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseMiddleware<EmptyBodyMiddleware>();
        app.UseRouting();
        app.UseMiddleware<FaultMiddleware>();
        app.UseMiddleware<AccessMiddleware>();
        SourceEndpoints.Map(app);
        JobEndpoints.Map(app);
        AudienceEndpoints.Map(app);
        FolderEndpoints.Map(app);
        ProspectEndpoints.Map(app);
        SignalEndpoints.Map(app);
        ContactListEndpoints.Map(app);
        LocalEndpoints.Map(app);
        AdminEndpoints.Map(app);
        KeyEndpoints.Map(app);
        app.MapOpenApi(OpenApiPath);
        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(ReadyPath);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options, IStore store, Workspace workspace)
    {
        services.AddRouting();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store").AddCheck<SuppressionHealthCheck>("suppression");
        ApiDocument.Add(services);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = s_stop);
        services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton(workspace);
        services.AddSingleton(options.Rules);
        services.AddSingleton(new Cursors(workspace.CursorSecret));
        services.AddSingleton(WorkerIdentity.New());
        services.AddSingleton(new ProcessKeys(Hash(options.SessionKey), Hash(options.AdminKey)));
        services.AddSingleton<Authenticator>();
        services.AddSingleton(new RateLimiting(options.RateLimit is { } limit ? Buckets(limit, store) : null, TimeProvider.System));
        services.AddSingleton<LastingKeys>();
        services.AddSingleton<FaultRegistry>();
        services.AddSingleton<FaultPlans>();
        services.AddSingleton<IStageGate>(provider => provider.GetRequiredService<FaultRegistry>());
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobWorker>();
        services.AddSingleton<AccountRules>();
        services.AddSingleton<SuppressedPeople>();
        services.AddSingleton<JobResults>();
        services.AddSingleton<JobRules>();
        services.AddSingleton<SignalScanRules>();
        services.AddSingleton<SignalImport>();
        services.AddSingleton<SourceMeasurement>();
        services.AddSingleton<SourceRules>();
        services.AddSingleton<AudienceRules>();
        services.AddSingleton<FolderRules>();
        services.AddSingleton<ProspectRules>();
        services.AddSingleton<ContactListRules>();
        services.AddSingleton<ContactSearchRules>();
        services.AddSingleton<Connectors>();
        services.AddSingleton<Credits>();
        services.AddSingleton<PeopleImport>();
        services.AddSingleton<ObjectPool<ArrayBufferWriter<byte>>>(new DefaultObjectPool<ArrayBufferWriter<byte>>(new PageBufferPolicy()));
        services.AddHostedService<JobEngine>();
        services.AddHostedService<JobListener>();
    }

    private static IRateBuckets Buckets(RateLimit limit, IStore store) =>
        store.Tokens is { } tokens ? new SharedBuckets(tokens, limit, TimeProvider.System) : new TokenBuckets(limit, TimeProvider.System);

    // Standard output is for the banner or the line of JSON.
    private static void Log(ILoggingBuilder logging, bool json, Func<bool> started)
    {
        // Why a start failed is reported by the run, in one line.
        logging.AddFilter(HostCategory, level => started() && level >= LogLevel.Warning);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        if (json)
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = Timestamp;
                console.IncludeScopes = true;
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = Timestamp + " ";
            });
        }

        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static byte[]? Hash(string? key) => string.IsNullOrWhiteSpace(key) ? null : ApiKeys.Hash(key.Trim());
}
