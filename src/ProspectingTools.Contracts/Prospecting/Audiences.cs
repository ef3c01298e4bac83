using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The kinds of audience and folder (prospecting-api.md, "Audience").</summary>
public static class AudienceType
{
    /// <summary>Filled once, when asked for.</summary>
    public const string OnDemand = "on_demand";

    /// <summary>Watched for signals.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>Both of them.</summary>
    public static IReadOnlyList<string> All { get; } = [OnDemand, Monitoring];
}

/// <summary>A named set of prospects (prospecting-api.md, "Audience").</summary>
public sealed class Audience : WireObject
{
    /// <summary>The audience's id.</summary>
    [JsonPropertyName("id")]
    public string? AudienceId { get; set; }

    /// <summary>The audience's name.</summary>
    public string? Name { get; set; }

    /// <summary>One of <see cref="AudienceType"/>, or the kind of source that filled it.</summary>
    public string? Type { get; set; }

    /// <summary>What the audience is for; printed as null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Description { get; set; }

    /// <summary>The folder it stands in; printed as null when ungrouped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? FolderId { get; set; }

    /// <summary>How many prospects it holds.</summary>
    public long? ProspectCount { get; set; }

    /// <summary>When it was created (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? AudienceId ?? string.Empty;
}

/// <summary>Folders and the audiences in them, in one structure.</summary>
public sealed class AudienceNavigation : WireObject
{
    /// <summary>The folders.</summary>
    public IReadOnlyList<AudienceFolder>? Folders { get; set; }

    /// <summary>The audiences in no folder.</summary>
    public IReadOnlyList<Audience>? UngroupedAudiences { get; set; }
}

/// <summary>A folder of audiences.</summary>
public sealed class AudienceFolder : WireObject
{
    /// <summary>The folder's id.</summary>
    [JsonPropertyName("id")]
    public string? FolderId { get; set; }

    /// <summary>The folder's name.</summary>
    public string? Name { get; set; }

    /// <summary>The kind of audience it holds, one of <see cref="Prospecting.AudienceType"/>.</summary>
    public string? AudienceType { get; set; }

    /// <summary>Whether it is pinned to the top.</summary>
    public bool? IsPinned { get; set; }

    /// <summary>Its place in the order.</summary>
    public long? Position { get; set; }

    /// <summary>When it was created (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it last changed (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Its audiences.</summary>
    public IReadOnlyList<Audience>? Audiences { get => field ?? ReadableList<Audience>.Empty; set => field = ReadableList<Audience>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => Name ?? FolderId ?? string.Empty;
}

/// <summary>The body of POST …/audiences.</summary>
public sealed class CreateAudienceRequest
{
    /// <summary>The name, at most 200 characters.</summary>
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>One of <see cref="AudienceType"/>.</summary>
    public string? Type { get; set; }
}

/// <summary>The body of PATCH …/audiences/{audienceId}: at least one of the two.</summary>
public sealed class UpdateAudienceRequest
{
    /// <summary>The new name.</summary>
    public string? Name { get; set; }

    /// <summary>The new description.</summary>
    public string? Description { get; set; }
}

/// <summary>The body of POST …/move-to-folder.</summary>
public sealed class MoveToFolderRequest
{
    /// <summary>The folder to move to.</summary>
    public string? FolderId { get; set; }
}

/// <summary>The body of POST …/move-leads.</summary>
public sealed class MoveLeadsRequest
{
    /// <summary>The audience to move to.</summary>
    public string? TargetAudienceId { get; set; }

    /// <summary>The prospects to move.</summary>
    public IReadOnlyList<string>? LeadIds { get; set; }
}

/// <summary>The answer to move-leads.</summary>
public sealed class MoveLeadsResult : WireObject
{
    /// <summary>Where they were.</summary>
    public Audience? SourceAudience { get; set; }

    /// <summary>Where they are.</summary>
    public Audience? TargetAudience { get; set; }

    /// <summary>How many moved.</summary>
    public long? MovedCount { get; set; }
}

/// <summary>The body of POST …/audiences/folders.</summary>
public sealed class CreateFolderRequest
{
    /// <summary>The folder's name.</summary>
    public string? Name { get; set; }

    /// <summary>One of <see cref="Prospecting.AudienceType"/>.</summary>
    public string? AudienceType { get; set; }
}

/// <summary>The body of PATCH …/audiences/folders/{folderId}.</summary>
public sealed class RenameFolderRequest
{
    /// <summary>The new name.</summary>
    public string? Name { get; set; }
}

/// <summary>The answer to a delete.</summary>
public sealed class DeleteResult : WireObject
{
    /// <summary>Whether it is gone.</summary>
    public bool? Deleted { get; set; }
}
