using System.Collections.Generic;

namespace ProspectingTools.Service.Rules;

/// <summary>Who makes a request: an account group, through a key with permissions.</summary>
internal sealed record Caller(long GroupKey, string GroupId, string GroupName, string KeyId, IReadOnlySet<string> Scopes);
