namespace LiveSessionActors.Cli.Demo;

/// <summary>An event of the demo's story.</summary>
/// <param name="Who">Who sends it.</param>
/// <param name="What">What it means.</param>
/// <param name="Json">The event itself.</param>
internal sealed record DemoEvent(string Who, string What, string Json);
