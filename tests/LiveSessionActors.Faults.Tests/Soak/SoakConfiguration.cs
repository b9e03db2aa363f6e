namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>The configuration of a soak: every time-based setting is shortened.</summary>
internal static class SoakConfiguration
{
    /// <summary>The longest that anything is shortened to.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The configuration, in HOCON.</summary>
    public static string Text { get; } =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Soak", "soak.conf"));
}
