using System;
using System.Linq;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>Reads a connection string, and adds what the service relies on.</summary>
internal static class PostgresConnection
{
    // An instance that is frozen in the middle of a transaction holds a group's lock no longer than this, which is less than a
    // job's lease; and nobody waits longer for a lock than a client waits for an answer.
    private const string SessionOptions = "-c idle_in_transaction_session_timeout=15s -c lock_timeout=20s -c TimeZone=UTC";

    private const int CommandSeconds = 60;
    private const int ConnectSeconds = 5;
    private const int PreparedStatements = 200;
    private const int ReadBufferBytes = 32 * 1024;

    /// <summary>Makes a source of connections.</summary>
    /// <param name="connectionString">In the notation of Npgsql, or as a URI such as <c>postgresql://user@host/database</c>.</param>
    /// <returns>The source, and the database's name for people, without any secret.</returns>
    /// <exception cref="StoreUnusableException">It cannot be read.</exception>
    public static (NpgsqlDataSource Source, string Name) Source(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings = Parse(connectionString);
        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            throw new StoreUnusableException("The store's connection string names no host. Write it as 'Host=db.example.com;Database=prospecting;Username=prospecting', or as a postgresql:// URI.");
        }

        SetDefault(settings, "Maximum Pool Size", () => settings.MaxPoolSize = 40);
        SetDefault(settings, "Max Auto Prepare", () => settings.MaxAutoPrepare = PreparedStatements);
        SetDefault(settings, "Auto Prepare Min Usages", () => settings.AutoPrepareMinUsages = 2);
        SetDefault(settings, "Command Timeout", () => settings.CommandTimeout = CommandSeconds);
        SetDefault(settings, "Timeout", () => settings.Timeout = ConnectSeconds);
        SetDefault(settings, "Read Buffer Size", () => settings.ReadBufferSize = ReadBufferBytes);
        SetDefault(settings, "Application Name", () => settings.ApplicationName = "prospecting-service");
        SetDefault(settings, "Keepalive", () => settings.KeepAlive = 10);
        settings.Options = $"{SessionOptions} {settings.Options}".Trim();
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        return (builder.Build(), NameOf(settings));
    }

    /// <summary>The name of a database for people: where it is, without user or password.</summary>
    public static string NameOf(string connectionString) => NameOf(Parse(connectionString));

    private static string NameOf(NpgsqlConnectionStringBuilder settings) => $"{settings.Database ?? settings.Username ?? "postgres"} on {settings.Host}:{settings.Port}";

    private static void SetDefault(NpgsqlConnectionStringBuilder settings, string keyword, Action set)
    {
        if (!settings.ContainsKey(keyword) || !settings.Keys.Contains(keyword, StringComparer.OrdinalIgnoreCase))
        {
            set();
        }
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return connectionString.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || connectionString.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
                ? FromUri(new Uri(connectionString))
                : new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // The library's message may show a part of what was given, so it is not shown.
            throw new StoreUnusableException("The store's connection string cannot be read. Write it as 'Host=db.example.com;Database=prospecting;Username=prospecting', or as a postgresql:// URI.");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var settings = new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort };
        string[] user = uri.UserInfo.Split(':', 2);
        settings.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        settings.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        settings.Database = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : null;
        foreach (string[] pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)))
        {
            string name = pair[0].Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? "SSL Mode" : pair[0].Replace('_', ' ');
            settings[name] = Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? string.Empty).Replace("-", string.Empty, StringComparison.Ordinal);
        }

        return settings;
    }
}
