using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

/// <summary>An application that starts when a test says so, and remembers that it was stopped.</summary>
internal sealed class FakeApplication : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _started = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public bool IsStopped { get; private set; }

    public void Start() => _started.Cancel();

    public void StopApplication() => IsStopped = true;

    public void Dispose() => _started.Dispose();
}
