using Akka.Configuration;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Configuration;

namespace LiveSessionActors.Daemon.Tests.Configuration;

public sealed class DaemonConfigurationTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "hocon");

    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_defaults_are_what_the_settings_are_bound_from()
    {
        var configuration = DaemonConfiguration.Load(Shipped, null);

        var bridge = SettingsSection.Read(configuration, BridgeSettings.Section, BridgeSettings.Bind);
        var daemon = SettingsSection.Read(configuration, DaemonSettings.Section, DaemonSettings.Bind);

        Assert.Equal((1024 * 1024, 64, 256), (bridge.EventBytesMax, bridge.EventDepthMax, bridge.ConnectionsMax));
        Assert.Equal(TimeSpan.FromSeconds(5), bridge.HeaderTimeout);
        Assert.InRange(daemon.SelfCheckInterval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.InRange(daemon.DrainTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_user_s_file_goes_before_the_defaults()
    {
        var configuration = DaemonConfiguration.Load(Shipped, Written("live-sessions.bridge.event-bytes-max = 2 KiB"));

        var bridge = SettingsSection.Read(configuration, BridgeSettings.Section, BridgeSettings.Bind);

        Assert.Equal((2048, 64), (bridge.EventBytesMax, bridge.EventDepthMax));
    }

    [Theory]
    [InlineData("live-sessions.bridge.event-byte-max = 1", "live-sessions.bridge.event-byte-max")]
    [InlineData("live-sessions { brigde { event-bytes-max = 1 } }", "live-sessions.brigde")]
    [InlineData("live-sessions.color = red", "live-sessions.color")]
    public void An_unknown_key_is_named(string content, string key)
    {
        var file = Written(content);

        var refused = Assert.Throws<StartRefusedException>(() => DaemonConfiguration.Load(Shipped, file));

        Assert.Equal((78, $"The setting {key} in {file} is unknown."), (refused.ExitCode, refused.Message));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var refused = Assert.Throws<StartRefusedException>(
            () => DaemonConfiguration.Load(Shipped, _directory.PathOf("none.conf")));

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("none.conf", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_hocon_is_named()
    {
        var refused = Assert.Throws<StartRefusedException>(
            () => DaemonConfiguration.Load(Shipped, Written("live-sessions = ${nothing}")));

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("own.conf", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        var configuration = ConfigurationFactory.ParseString("live-sessions.daemon.drain-timeout = 1 s");

        var refused = Assert.Throws<SettingsException>(
            () => SettingsSection.Read(configuration, DaemonSettings.Section, DaemonSettings.Bind));

        Assert.Equal("The setting live-sessions.daemon.self-check-interval is missing.", refused.Message);
    }

    [Fact]
    public void A_level_that_is_none_is_refused()
    {
        var configuration = TestBridge.Configured("live-sessions.daemon.log-level = loud");

        var refused = Assert.Throws<SettingsException>(
            () => SettingsSection.Read(configuration, DaemonSettings.Section, DaemonSettings.Bind));

        Assert.StartsWith(
            "The setting live-sessions.daemon.log-level is 'loud'", refused.Message, StringComparison.Ordinal);
    }

    private string Written(string content)
    {
        var file = _directory.PathOf("own.conf");
        File.WriteAllText(file, content);
        return file;
    }
}
