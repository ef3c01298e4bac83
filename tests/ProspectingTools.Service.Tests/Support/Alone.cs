using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>Tests that measure the whole process, its memory or its processor time: nothing else may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
