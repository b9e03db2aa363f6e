using Akka.Configuration;

namespace LiveSessionActors.Persistence.Tests.Plugins;

public class JournalSettingsTests
{
    private static readonly string Reference =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hocon", "reference.conf"));

    [Fact]
    public void Every_default_is_in_the_reference_file()
    {
        var settings = JournalSettings.From(ConfigurationFactory.ParseString(Reference));

        Assert.Equal(Durability.Fsync, settings.Durability);
        Assert.Equal(16 * 1024 * 1024, settings.LineBytesMax);
        Assert.Equal(1024 * 1024, settings.PieceBytes);
        Assert.Equal(1024 * 1024, settings.RecoveryPointBytes);
        Assert.Equal(TimeSpan.FromMilliseconds(50), settings.TailSettle);
        Assert.Equal(TimeSpan.FromSeconds(1), settings.TailSettleMax);
        Assert.Equal(32, settings.ThreadsMax);
        Assert.Equal(TimeSpan.FromSeconds(10), settings.ThreadIdle);
        Assert.Equal(int.MaxValue, settings.DiagnosticsMax);
    }

    [Theory]
    [InlineData("durability")]
    [InlineData("line-bytes-max")]
    [InlineData("piece-bytes")]
    [InlineData("recovery-point-bytes")]
    [InlineData("tail-settle")]
    [InlineData("tail-settle-max")]
    [InlineData("threads-max")]
    [InlineData("thread-idle")]
    [InlineData("diagnostics-max")]
    public void A_missing_key_is_named(string key)
    {
        var without = Reference.Replace($" {key} =", " other =", StringComparison.Ordinal);

        var exception = Assert.Throws<ConfigurationException>(() =>
            JournalSettings.From(ConfigurationFactory.ParseString(without)));

        Assert.Contains($"live-sessions.journal.{key}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("durability = sometimes", "sometimes")]
    [InlineData("threads-max = 0", "threads-max")]
    [InlineData("line-bytes-max = 0", "line-bytes-max")]
    [InlineData("diagnostics-max = 0", "diagnostics-max")]
    [InlineData("piece-bytes = 2 GiB", "piece-bytes")]
    [InlineData("tail-settle = 2 s", "tail-settle-max")]
    public void A_value_that_is_none_is_named(string setting, string named)
    {
        var config = ConfigurationFactory.ParseString("live-sessions.journal { " + setting + " }")
            .WithFallback(ConfigurationFactory.ParseString(Reference));

        var exception = Assert.Throws<ConfigurationException>(() => JournalSettings.From(config));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }
}
