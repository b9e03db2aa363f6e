namespace LiveSessionActors.Cli.Services;

/// <summary>The commands for a daemon whose socket the platform holds.</summary>
/// <param name="Unit">What holds it.</param>
/// <param name="IsListening">Succeeds while it does.</param>
/// <param name="Process">Says the daemon's process; 0 when there is none.</param>
/// <param name="Stop">Ends the daemon, and returns when it has ended.</param>
internal sealed record ServiceHold(
    string Unit, IReadOnlyList<string> IsListening, IReadOnlyList<string> Process, IReadOnlyList<string> Stop);
