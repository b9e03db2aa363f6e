using LiveSessionActors.Client;
using LiveSessionActors.Client.Starting;

namespace LiveSessionActors.Cli.Services;

/// <summary>How a service is to run the daemon.</summary>
/// <param name="Program">The words that run <c>live-sessions</c>.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Workspace">The workspace of requests that name none.</param>
/// <param name="Configuration">The user's configuration file, or null.</param>
/// <param name="RuntimeRoot">Where .NET is, when the environment has to say so; else null.</param>
internal sealed record ServiceSetting(
    DaemonCommand Program, BridgeAddress Address, string Workspace, string? Configuration, string? RuntimeRoot)
{
    /// <summary>The words that run the daemon.</summary>
    public IReadOnlyList<string> Command(params string[] more)
    {
        List<string> words = [Program.Program, .. Program.Arguments, "daemon", "--workspace", Workspace, .. more];
        if (!Address.IsDefault)
            words.AddRange(["--pipe", Address.Value]);
        if (Configuration is not null)
            words.AddRange(["--config", Configuration]);
        return words;
    }
}
