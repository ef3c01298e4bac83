using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Connections;
using ProspectingTools.Profiles;

namespace ProspectingTools.Testing.Fuzz.Targets;

/// <summary>
/// The module's file of profiles: it is read, or refused with one error that names it; and a change keeps all that was in it,
/// or leaves every byte as it was.
/// </summary>
internal sealed class ProfileTarget : FuzzTarget
{
    private const string Added = "added by the fuzzer";

    private static readonly JsonDocumentOptions s_asRead = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prospecting-fuzz-{Guid.NewGuid():N}");
    private string? _folderBefore;
    private string _file = string.Empty;

    public override string Name => "profiles";

    public override int Weight => 2;

    // Every change is written through to the disk.
    public override int Longest => 256 * 1024;

    public override IReadOnlyList<string> Tokens { get; } =
    [
        "{\"profiles\":{", "\"profiles\":", "\"defaultProfile\":", "\"version\":", "\"a\":{", "\"A\":{},", "\"PROD\":{},", "\"uri\":\"https://x.example\"", "\"accountGroupId\":", "\"vault\":", "\"secretName\":\"s\"",
        "\"contactListUri\":", "\"maximumRetryCount\":", "\"timeoutSec\":", "\"ownSecrets\":[", "1e400", "-0.0", "1.5", "\"Infinity\"", "\"\\ud83d\"", "\"\\udc00\":1", "// c\n", "/* c */", "\u001f", "}}",
    ];

    public override Task StartAsync()
    {
        _folderBefore = Environment.GetEnvironmentVariable(ProfileFolder.Variable);
        Environment.SetEnvironmentVariable(ProfileFolder.Variable, _folder);
        _file = ProfileFolder.File;
        Directory.CreateDirectory(_folder);
        return Task.CompletedTask;
    }

    public override Task<string?> RunAsync(byte[] input) => Task.FromResult(Run(input));

    public override ValueTask DisposeAsync()
    {
        if (_file.Length > 0)
        {
            Environment.SetEnvironmentVariable(ProfileFolder.Variable, _folderBefore);
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private string? Run(byte[] input)
    {
        File.WriteAllBytes(_file, input);
        IReadOnlyList<ProspectingProfile> profiles = [];
        (bool read, string? problem) = Try(() => profiles = ProfileStore.All());
        if (problem is not null)
        {
            return problem;
        }

        if (!input.SequenceEqual(File.ReadAllBytes(_file)))
        {
            return "reading changed the file";
        }

        (bool changed, problem) = Try(() => ProfileStore.Update(Added, profile => profile.Uri = new Uri("https://x.example")));
        if (problem is not null || (read && !changed))
        {
            return problem ?? "what can be read cannot be changed";
        }

        byte[] after = File.ReadAllBytes(_file);
        return (changed ? Lost(input, after) : input.SequenceEqual(after) ? null : "a refused change changed the file")
            ?? (read ? ProblemOf(profiles) : null)
            ?? (Directory.GetFiles(_folder, "*.tmp").Length > 0 ? "a temporary file was left" : null);
    }

    private (bool Done, string? Problem) Try(Action action)
    {
        try
        {
            action();
            return (true, null);
        }
        catch (ProspectingApiException e)
        {
            bool clear = e.Code == ErrorIds.ProfileFileDamaged && e.Message.Contains(_file, StringComparison.Ordinal) && e.Message.Contains("Move-Item", StringComparison.Ordinal);
            return (false, clear ? null : $"an error that does not help: {e.Code}: {e.Message}");
        }
    }

    // Stored and read again, each profile is the same.
    private static string? ProblemOf(IReadOnlyList<ProspectingProfile> profiles)
    {
        foreach (ProspectingProfile profile in profiles)
        {
            ProfileStore.Update(profile.Name, _ => { });
            ProspectingProfile? again = ProfileStore.Find(profile.Name);
            if (again is null || (again.Uri, again.Vault, again.SecretName, again.TimeoutSec, again.MaximumRetryCount)
                != (profile.Uri, profile.Vault, profile.SecretName, profile.TimeoutSec, profile.MaximumRetryCount))
            {
                return $"profile '{profile.Name}' came back changed";
            }

            if (profile.MaximumRetryCount is < 0 or > TransportSettings.MostRetries
                || profile.TimeoutSec is < TransportSettings.ShortestTimeoutSec or > TransportSettings.LongestTimeoutSec or double.NaN)
            {
                return $"profile '{profile.Name}' has a number that no connection takes";
            }
        }

        return null;
    }

    private static string? Lost(byte[] before, byte[] after)
    {
        JsonNode? old = Parse(before);
        JsonNode? now = Parse(after);
        now?["profiles"]?.AsObject().Remove(Added);
        return JsonNode.DeepEquals(Comparable(old), Comparable(now)) ? null : $"something was lost: {now?.ToJsonString()}";
    }

    // What an empty file of profiles gets without having had it.
    private static JsonNode? Comparable(JsonNode? root)
    {
        if (root is JsonObject fields && fields["profiles"] is null or JsonObject { Count: 0 })
        {
            fields.Remove("profiles");
            fields.Remove("version");
        }

        return root;
    }

    private static JsonNode? Parse(byte[] bytes)
    {
        // By its byte order mark, as text is; and strictly where there is none.
        using var reader = new StreamReader(new MemoryStream(bytes), new System.Text.UTF8Encoding(true, true));
        return JsonNode.Parse(reader.ReadToEnd(), documentOptions: s_asRead);
    }
}
