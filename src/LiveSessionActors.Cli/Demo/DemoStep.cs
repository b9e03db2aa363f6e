using System.Text.Json;

namespace LiveSessionActors.Cli.Demo;

/// <summary>Something that happened in the demo.</summary>
/// <param name="Who">Who did it.</param>
/// <param name="What">What was done.</param>
/// <param name="Snapshot">The session after it, when it was an event.</param>
/// <param name="Survived">At the end: whether the session was the same after the kill.</param>
internal sealed record DemoStep(string Who, string What, JsonElement? Snapshot = null, bool? Survived = null)
{
    /// <summary>The phase after it, or nothing.</summary>
    public string Phase => Snapshot is { } snapshot ? snapshot.GetProperty("phase").GetString() ?? "" : "";

    public static DemoStep Daemon(string what) => new("daemon", what);

    public static DemoStep Of(DemoEvent happening, JsonElement snapshot) =>
        new(happening.Who, happening.What, snapshot);
}
