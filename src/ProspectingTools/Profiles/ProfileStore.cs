using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Files;

namespace ProspectingTools.Profiles;

/// <summary>
/// The profiles' file: JSON, readable by its owner only, replaced in one step, fields of later versions kept.
/// </summary>
internal sealed class ProfileStore
{
    private const string ProfilesField = "profiles";
    private const string DefaultField = "defaultProfile";
    private const string VersionField = "version";
    private const int LockAttempts = 100;
    private static readonly TimeSpan s_lockWait = TimeSpan.FromMilliseconds(50);
    // Bytes that are not text would be read as question marks, and stored as such at the next change.
    private static readonly UTF8Encoding s_text = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    // No field: Windows PowerShell lists the module's types before System.Text.Json can be had, and a field of a structure needs it.
    private static JsonDocumentOptions Lenient => new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _file;
    private readonly JsonObject _root;
    private readonly JsonObject _profiles;

    private ProfileStore(string file)
    {
        _file = file;
        _root = ReadRoot(file);
        if (_root[ProfilesField] is JsonObject profiles)
        {
            _profiles = profiles;
        }
        else if (_root[ProfilesField] is null)
        {
            _root[VersionField] ??= 1;
            _root[ProfilesField] = _profiles = [];
        }
        else
        {
            throw Damaged(file, $"'{ProfilesField}' is not an object");
        }

        // A change of the one would be a change of the other: names are the same in any case.
        if (_profiles.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Damaged(file, $"the profile '{twice.Key}' occurs {twice.Count()} times");
        }
    }

    /// <summary>Reads the file.</summary>
    /// <returns>The profiles, by name.</returns>
    /// <exception cref="ProspectingApiException">The file cannot be read, or is damaged.</exception>
    public static IReadOnlyList<ProspectingProfile> All()
    {
        var store = new ProfileStore(ProfileFolder.File);
        return store._profiles.Select(entry => store.Profile(entry.Key, entry.Value)).OrderBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase).ToList();
    }

    /// <summary>One profile.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ProspectingApiException">There is none, or the file is damaged.</exception>
    public static ProspectingProfile Get(string name) => Find(name) ?? throw new ProspectingApiException(
        FailureKind.Caller,
        ErrorIds.ProfileMissing,
        $"There is no profile '{name}'. {Known()}Type: Set-ProspectingProfile -Name '{name}' -Uri https://api.example.com -ApiKey (Read-Host 'API key' -AsSecureString)");

    /// <summary>The names of the profiles that there are, as a sentence with a blank behind it.</summary>
    /// <returns>The sentence; a profile file that cannot be read has none.</returns>
    public static string Known()
    {
        const int MostNamed = 8;
        try
        {
            string[] names = All().Select(profile => $"'{profile.Name}'").ToArray();
            string more = names.Length > MostNamed ? $" and {names.Length - MostNamed} more (Get-ProspectingProfile)" : string.Empty;
            return names.Length == 0 ? "No profile is stored yet. " : $"Stored {(names.Length == 1 ? "is" : "are")} {string.Join(", ", names.Take(MostNamed))}{more}. ";
        }
        catch (ProspectingApiException)
        {
            return string.Empty;
        }
    }

    /// <summary>One profile, if there is one.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The profile; null when there is none.</returns>
    /// <exception cref="ProspectingApiException">The file is damaged.</exception>
    public static ProspectingProfile? Find(string name)
    {
        var store = new ProfileStore(ProfileFolder.File);
        return store.KeyOf(name) is { } key ? store.Profile(key, store._profiles[key]) : null;
    }

    /// <summary>The profile that is used when nothing else is said.</summary>
    /// <returns>The profile; null when there is none.</returns>
    /// <exception cref="ProspectingApiException">The file is damaged.</exception>
    public static ProspectingProfile? Default()
    {
        var store = new ProfileStore(ProfileFolder.File);
        return store.DefaultName is { } name && store.KeyOf(name) is { } key ? store.Profile(key, store._profiles[key]) : null;
    }

    /// <summary>
    /// Changes a profile, or makes it, as it is in the file at that moment: what another session has written meanwhile stays.
    /// One of the same name keeps what this version does not know of it.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">Changes it. Its IsDefault makes it the default one, or no more.</param>
    /// <returns>The profile as it is now.</returns>
    /// <exception cref="ProspectingApiException">The file cannot be written, or is damaged.</exception>
    public static ProspectingProfile Update(string name, Action<ProspectingProfile> change)
    {
        var profile = new ProspectingProfile { Name = name };
        Change(store =>
        {
            string key = store.KeyOf(name) ?? name;
            if (store._profiles[key] is JsonObject entry)
            {
                profile = store.Profile(key, entry);
            }
            else
            {
                store._profiles[key] = entry = [];
            }

            change(profile);
            ProfileJson.Write(profile, entry);
            store.SetDefault(key, profile.IsDefault);
        });
        return profile;
    }

    /// <summary>Removes a profile.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ProspectingApiException">The file cannot be written, or is damaged.</exception>
    public static void Remove(string name) => Change(store =>
    {
        if (store.KeyOf(name) is { } key)
        {
            store.SetDefault(key, isDefault: false);
            store._profiles.Remove(key);
        }
    });

    private string? DefaultName => _root[DefaultField] is JsonValue value && value.TryGetValue(out string? name) ? name : null;

    private static void Change(Action<ProfileStore> change)
    {
        string file = ProfileFolder.File;
        try
        {
            OwnerOnlyFile.CreateFolder(Path.GetDirectoryName(file)!);
            using FileStream gate = Lock(file + ".lock");
            var store = new ProfileStore(file);
            change(store);
            OwnerOnlyFile.Replace(file, store.Bytes());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"The profiles in '{file}' cannot be written: {e.Message}", e);
        }
    }

    // Another session that writes at the same time must not lose its change to this one.
    private static FileStream Lock(string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return OwnerOnlyFile.OpenOrCreate(path);
            }
            catch (IOException) when (attempt < LockAttempts && File.Exists(path) && !OwnerOnlyFile.IsLink(path))
            {
                Thread.Sleep(s_lockWait);
            }
        }
    }

    private static JsonObject ReadRoot(string file)
    {
        if (OwnerOnlyFile.IsLink(file))
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.FileError,
                $"The file of profiles '{file}' is a link, and is not followed: anyone who can change where it leads could send your keys elsewhere. Put the file itself there, or name its folder in {ProfileFolder.Variable}.");
        }

        try
        {
            JsonNode? root = JsonNode.Parse(File.ReadAllText(file, s_text), documentOptions: Lenient);
            Unfold(root);
            return root as JsonObject ?? throw Damaged(file, "it holds no JSON object");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Damaged(file, e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"The profiles in '{file}' cannot be read: {e.Message}", e);
        }
    }

    // Only when it is looked into does System.Text.Json notice a field that occurs twice, and text that is not JSON: half of a
    // surrogate pair.
    private static void Unfold(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (KeyValuePair<string, JsonNode?> field in fields)
                {
                    Unfold(field.Value);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    Unfold(item);
                }

                break;
            case JsonValue value:
                _ = value.TryGetValue(out string? _);
                break;
        }
    }

    private ProspectingProfile Profile(string name, JsonNode? entry)
    {
        try
        {
            return ProfileJson.Read(
                name,
                entry as JsonObject ?? throw new FormatException("it is not an object"),
                string.Equals(name, DefaultName, StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException e)
        {
            throw Damaged(_file, $"profile '{name}': {e.Message}", e);
        }
    }

    private static ProspectingApiException Damaged(string file, string what, Exception? cause = null) => new(
        FailureKind.Caller,
        ErrorIds.ProfileFileDamaged,
        $"The file of profiles '{file}' is damaged ({what}). Correct it, or type: Move-Item '{file}' '{file}.damaged', and store the profiles again with Set-ProspectingProfile -SecretName; the keys are still in their vaults.",
        cause);

    private string? KeyOf(string name) => _profiles.Select(entry => entry.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    private void SetDefault(string key, bool isDefault)
    {
        if (isDefault)
        {
            _root[DefaultField] = key;
        }
        else if (string.Equals(DefaultName, key, StringComparison.OrdinalIgnoreCase))
        {
            _root.Remove(DefaultField);
        }
    }

    private byte[] Bytes()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            _root.WriteTo(writer);
        }

        byte[] end = Encoding.ASCII.GetBytes("\n");
        buffer.Write(end, 0, end.Length);
        return buffer.ToArray();
    }
}
