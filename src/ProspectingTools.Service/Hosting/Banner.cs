using System;
using System.IO;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Endpoints;

namespace ProspectingTools.Service.Hosting;

/// <summary>What a service says when it answers.</summary>
internal static class Banner
{
    /// <summary>Writes one line of JSON, for the program that started the service.</summary>
    public static void WriteJson(TextWriter output, ServiceReady ready)
    {
        output.WriteLine(JsonSerializer.Serialize(ready, WireJson.Context.ServiceReady));
        output.Flush();
    }

    /// <summary>Writes the banner, for people.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="ready">What there is to say.</param>
    /// <param name="options">How it was started.</param>
    /// <param name="newKey">A key that is shown this once; null when there was one.</param>
    public static void Write(TextWriter output, ServiceReady ready, ServeOptions options, string? newKey)
    {
        output.WriteLine($"prospecting-service {LocalEndpoints.Version}");
        output.WriteLine($"  Address  {ready.Address}   (OpenAPI: {ready.Address}/openapi/v1.json)");
        output.WriteLine($"  Data     {ready.DataPath ?? (ready.Store is null ? "in memory: gone when the service stops" : $"{ready.Store}; other instances may share it")}");
        output.WriteLine($"  People   {ready.People}{(ready.People == 0 ? "   (--sample 500 makes some; 'people import' reads your own)" : string.Empty)}");
        output.WriteLine($"  Account  {ready.AccountGroupId}   (plan {options.Rules.Plan})");
        output.WriteLine(newKey is null
            ? "  API key  the one you have; 'keys create' makes another"
            : $"  API key  {newKey}   (shown this once, stored as a hash only)");
        output.WriteLine();
        output.WriteLine($"  In PowerShell: Connect-Prospecting -Uri {ready.Address} -ApiKey (Read-Host 'API key' -AsSecureString)");
        output.WriteLine("  Ctrl+C stops the service.");
        output.Flush();
    }

    /// <summary>Warns when other machines can reach the service.</summary>
    public static void WarnOfOpenAddress(TextWriter output, ServeOptions options, string address)
    {
        // Kestrel's words for every address, * and +, are not about an address.
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || !IsLoopback(uri))
        {
            Warn(output, options, $"{address} can be reached from other machines, without encryption. Use 127.0.0.1 unless that is meant.");
        }
    }

    /// <summary>Warns when a key is known to this instance alone, while others may answer for it.</summary>
    public static void WarnOfOwnSessionKey(TextWriter output, ServeOptions options)
    {
        if (options.Store is not null && options.SessionKey is not null)
        {
            Warn(output, options, "PROSPECTING_SESSION_KEY is a key of this instance. Other instances refuse it unless they are started with the same one; a key that all know is made by 'prospecting-service keys create'.");
        }
    }

    // Where the log is an object a line, so is this.
    private static void Warn(TextWriter output, ServeOptions options, string text) => output.WriteLine(options.JsonLog
        ? new JsonObject { ["Timestamp"] = DateTime.UtcNow, ["LogLevel"] = "Warning", ["Category"] = typeof(Banner).FullName, ["Message"] = text }.ToJsonString()
        : $"Warning: {text}");

    private static bool IsLoopback(Uri uri) =>
        uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
}
