using System;
using System.CommandLine;
using System.Linq;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Cli;

/// <summary>The root command: starts the service.</summary>
internal static class ServeCommand
{
    private const string TextLog = "text";
    private const string JsonLog = "json";
    private const string SessionKeyVariable = "PROSPECTING_SESSION_KEY";
    private const string AdminKeyVariable = "PROSPECTING_ADMIN_KEY";

    /// <summary>Makes the command.</summary>
    public static RootCommand Create(StoreOptions store)
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen. Port 0 takes a free one.", DefaultValueFactory = _ => ServeOptions.DefaultUrl };
        var inMemory = new Option<bool>("--in-memory") { Description = "Keep nothing on disk." };
        var sample = new Option<int>("--sample") { Description = "Fictional people to have in the directory." };
        var seed = new Option<int>("--seed") { Description = "Which fictional people.", DefaultValueFactory = _ => 1 };
        var jobRate = new Option<double?>("--job-rate") { Description = "Prospects a second for each job, so that waiting can be seen. Default: unlimited." };
        var rateLimit = new Option<bool>("--rate-limit") { Description = "Limit the requests of each key." };
        var perMinute = new Option<double>("--rate-limit-per-minute") { Description = "Requests a minute.", DefaultValueFactory = _ => 600 };
        var burst = new Option<int>("--rate-limit-burst") { Description = "Requests at once.", DefaultValueFactory = _ => 60 };
        var plan = new Option<string>("--plan") { Description = "The plan, which caps a job.", DefaultValueFactory = _ => "scale" };
        plan.AcceptOnlyFromAmong([.. Limits.PlanCaps.Keys]);
        var maxResults = new Option<int?>("--max-results") { Description = "The most prospects of one job, in place of the plan's cap." };
        var credits = new Option<long>("--credits") { Description = "Credits at the first start.", DefaultValueFactory = _ => 100_000 };
        var bare = new Option<bool>("--bare-reference") { Description = "Send what the vendor's reference prints and nothing more: a job names no audience and no counts." };
        var adminKey = new Option<string?>("--admin-key") { Description = "Turns the admin endpoints on. Other users of the machine may see it: prefer the variable." };
        var adminKeyEnv = new Option<string>("--admin-key-env") { Description = "The environment variable of the admin key.", DefaultValueFactory = _ => AdminKeyVariable };
        var readyJson = new Option<bool>("--ready-json") { Description = "Print one line of JSON instead of the banner." };
        var exitWithStdin = new Option<bool>("--exit-with-stdin") { Description = "Stop when standard input ends." };
        var logFormat = new Option<string>("--log-format") { Description = "The log on standard error: text, or json with an object a line.", DefaultValueFactory = _ => TextLog };
        logFormat.AcceptOnlyFromAmong(TextLog, JsonLog);
        AtLeast(sample, 0);
        AtLeast(jobRate, 0.1);
        AtLeast(perMinute, 0.1);
        AtLeast(burst, 1);
        AtLeast(maxResults, 1);
        AtLeast(credits, 0);

        var root = new RootCommand("A local service for prospecting: both APIs, from an embedded database.")
        {
            store.Data, store.Store, store.SuppressionFile, urls, inMemory, sample, seed, jobRate, rateLimit, perMinute, burst, plan, maxResults, credits, bare, adminKey, adminKeyEnv, readyJson, exitWithStdin, logFormat,
        };
        root.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(() => ServiceRun.RunAsync(
            new ServeOptions
            {
                Store = store.ConnectionString(parsed, parsed.GetValue(inMemory)),
                Urls = parsed.GetValue(urls)!,
                DataPath = parsed.GetValue(inMemory) ? null : parsed.GetValue(store.Data) ?? DataFolder.Default(),
                Sample = parsed.GetValue(sample),
                Rules = new ServiceSettings
                {
                    Plan = parsed.GetValue(plan)!,
                    MaxResults = parsed.GetValue(maxResults),
                    InitialCredits = parsed.GetValue(credits),
                    JobRate = parsed.GetValue(jobRate),
                    Seed = parsed.GetValue(seed),
                    BareReference = parsed.GetValue(bare),
                    Suppression = store.Suppression(parsed, parsed.GetValue(inMemory)),
                },
                RateLimit = parsed.GetValue(rateLimit) ? new RateLimit(parsed.GetValue(perMinute), parsed.GetValue(burst)) : null,
                SessionKey = Environment.GetEnvironmentVariable(SessionKeyVariable),
                AdminKey = parsed.GetValue(adminKey) ?? Environment.GetEnvironmentVariable(parsed.GetValue(adminKeyEnv)!),
                ReadyJson = parsed.GetValue(readyJson),
                JsonLog = parsed.GetValue(logFormat) == JsonLog,
                ExitWithStdin = parsed.GetValue(exitWithStdin),
            },
            cancellationToken)));
        return root;
    }

    private static void AtLeast<T>(Option<T> option, double least) => option.Validators.Add(result =>
    {
        if (result.Tokens.Any() && result.GetValueOrDefault<T>() is IConvertible value && value.ToDouble(null) < least)
        {
            result.AddError($"{option.Name} must be at least {least}.");
        }
    });
}
