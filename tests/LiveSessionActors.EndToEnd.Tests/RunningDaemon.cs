using LiveSessionActors.Client;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>A daemon for all tests of a class, each of which has a workspace of its own.</summary>
public sealed class RunningDaemon : IAsyncLifetime, IDisposable
{
    private readonly TestWorkspace _home = new();
    private LiveSessionsProcess _daemon = null!;

    public BridgeAddress Address => BridgeAddress.Resolve(_home.Pipe);

    public async Task InitializeAsync() => (_daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_home);

    public async Task DisposeAsync() => await _daemon.DisposeAsync();

    public void Dispose() => _home.Dispose();
}
