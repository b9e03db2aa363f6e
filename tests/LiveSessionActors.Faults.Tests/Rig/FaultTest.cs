namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>A test with a home and with daemons that are gone after it.</summary>
public abstract class FaultTest : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _started = [];

    private protected FaultTest()
    {
        Skip.If(OperatingSystem.IsWindows(), "These faults are made with what only Unix has.");
        Home = new Home();
    }

    private protected Home Home { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started))
            await started.DisposeAsync();
        Home.Dispose();
    }

    /// <summary>Starts a daemon and waits until it answers.</summary>
    private protected async Task<DaemonProcess> StartAsync(DaemonStart? how = null) =>
        Owned(await DaemonProcess.StartAsync(Home, how));

    /// <summary>Starts a daemon with settings of its own.</summary>
    private protected Task<DaemonProcess> StartAsync(string configuration) =>
        StartAsync(new DaemonStart { Configuration = configuration });

    /// <summary>Starts a daemon that may not come up.</summary>
    private protected DaemonProcess Launch(DaemonStart? how = null) => Owned(DaemonProcess.Launch(Home, how));

    /// <summary>Has something end with the test.</summary>
    private protected T Owned<T>(T started)
        where T : IAsyncDisposable
    {
        _started.Add(started);
        return started;
    }
}
