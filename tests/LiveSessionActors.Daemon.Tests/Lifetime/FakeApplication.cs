using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

/// <summary>An application that starts when a test says so, and remembers that it was stopped.</summary>
internal sealed class FakeApplication : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _started = new();
    private readonly CancellationTokenSource _stopping = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public bool IsStopped { get; private set; }

    public void Start() => _started.Cancel();

    /// <summary>The daemon begins to stop, because somebody else says so.</summary>
    public void BeginStop() => _stopping.Cancel();

    public void StopApplication() => IsStopped = true;

    public void Dispose()
    {
        _started.Dispose();
        _stopping.Dispose();
    }
}
