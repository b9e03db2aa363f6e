namespace LiveSessionActors.Daemon.Tests.Allocation;

/// <summary>Tests that count what the whole process allocates, and so run beside no others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
