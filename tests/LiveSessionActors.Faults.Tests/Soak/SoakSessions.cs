namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>The sessions of a soak, by what becomes of them.</summary>
internal static class SoakSessions
{
    /// <summary>Other programs append to them as well.</summary>
    public static string[] Shared { get; } = [.. Enumerable.Range(0, 6).Select(number => $"shared-{number}")];

    /// <summary>They are over now and then, are archived, and come back.</summary>
    public static string[] Own { get; } = [.. Enumerable.Range(0, 8).Select(number => $"own-{number}")];

    /// <summary>Workers settle them.</summary>
    public static string[] Work { get; } = [.. Enumerable.Range(0, 6).Select(number => $"work-{number}")];

    /// <summary>All of them.</summary>
    public static string[] All { get; } = [.. Shared, .. Own, .. Work];
}
