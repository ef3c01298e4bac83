using System;
using ProspectingTools.Client.Http;
using ProspectingTools.Testing.Hostile;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>Clients for a hostile server, with waits short enough for tests.</summary>
internal static class Clients
{
    public const string Group = "507f1f77bcf86cd799439011";

    public const string KeyText = "sk_live_Zm9vYmFyYmF6cXV4MDEyMzQ1Njc4OQ";

    public static ApiKey Key { get; } = ApiKey.FromString(KeyText);

    /// <summary>The rules of repetition as designed, only a hundred times as fast.</summary>
    public static RetryPolicy Fast { get; } = new() { BaseDelay = TimeSpan.FromMilliseconds(5), MaximumDelay = TimeSpan.FromMilliseconds(200) };

    public static RetryPolicy Never { get; } = new() { MaximumRetryCount = 0 };

    public static ProspectingClient For(HostileServer server, RetryPolicy? retry = null, TimeSpan? timeout = null, bool logBodies = false, TimeSource? time = null) =>
        new(new ClientOptions
        {
            BaseUri = server.Uri,
            Key = Key,
            AccountGroupId = Group,
            Retry = retry ?? Fast,
            Timeout = timeout ?? TimeSpan.FromSeconds(20),
            NoProxy = true,
            LogBodies = logBodies,
            Time = time ?? TimeSource.System,
        });
}
