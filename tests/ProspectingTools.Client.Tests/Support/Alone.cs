using Xunit;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>Tests that measure time or memory: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
