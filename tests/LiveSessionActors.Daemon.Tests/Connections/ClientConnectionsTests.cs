using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Connections;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Daemon.Tests.Connections;

/// <summary>When connections without a request are closed, by a clock of the test's own.</summary>
public sealed class ClientConnectionsTests : IDisposable
{
    private static readonly TimeSpan Header = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly ClientConnections _connections;

    public ClientConnectionsTests() => _connections = new ClientConnections(
        SettingsSection.Read(
            TestBridge.Configured("live-sessions.bridge { header-timeout = 6 s, keep-alive-timeout = 2 s }"),
            BridgeSettings.Section,
            BridgeSettings.Bind),
        _time,
        NullLogger<ClientConnections>.Instance);

    public void Dispose() => _connections.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_connection_is_to_end_within_a_quarter_of_its_time_after_its_next_request_was_due(bool isServed)
    {
        var connection = Accept();
        var patience = isServed ? KeepAlive : Header;
        if (isServed)
            Serve(connection);

        _time.Advance(patience - TimeSpan.FromTicks(1));
        Assert.False(connection.IsToEnd);
        _time.Advance(patience / 4);

        Assert.True(connection.IsToEnd);
    }

    [Fact]
    public void A_connection_that_is_answered_again_and_again_stays()
    {
        var connection = Accept();

        for (var request = 0; request < 5; request++)
        {
            Serve(connection);
            _time.Advance(KeepAlive / 2);
        }

        Assert.False(connection.IsToEnd);
    }

    private void Serve(Connection connection)
    {
        var client = connection.Features.Get<ClientConnection>()!;
        Assert.True(client.TryBegin());
        client.End(_time.GetTimestamp());
    }

    private Connection Accept()
    {
        var connection = new Connection();
        _ = _connections.Before(_ => new TaskCompletionSource().Task)(connection);
        return connection;
    }

    private sealed class Connection : DefaultConnectionContext, IConnectionLifetimeNotificationFeature
    {
        public Connection() => Features.Set<IConnectionLifetimeNotificationFeature>(this);

        public bool IsToEnd { get; private set; }

        public CancellationToken ConnectionClosedRequested { get; set; }

        public void RequestClose() => IsToEnd = true;
    }
}
