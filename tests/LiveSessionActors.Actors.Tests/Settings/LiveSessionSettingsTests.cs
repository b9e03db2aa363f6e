using Akka.Configuration;
using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Actors.Tests.Settings;

public sealed class LiveSessionSettingsTests
{
    [Fact]
    public void The_reference_configuration_is_complete()
    {
        var settings = LiveSessionSettings.Read(LiveSessionsHocon.Reference);

        Assert.Equal(TimeSpan.FromMinutes(5), settings.Sessions.PassivateAfter);
        Assert.Equal(1024 * 1024, settings.Sessions.BatchBytesMax);
        Assert.Equal(TimeSpan.FromMinutes(30), settings.Workspaces.IdleClose);
    }

    [Fact]
    public void A_key_of_the_users_overrides_the_default()
    {
        var settings = Read("live-sessions.sessions.passivate-after = 10 s");

        Assert.Equal(TimeSpan.FromSeconds(10), settings.Sessions.PassivateAfter);
        Assert.Equal(256, settings.Sessions.BatchEntriesMax);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("live-sessions.journal.redact-token = on", true)]
    public void Tokens_are_kept_out_of_journals_when_that_is_wanted(string users, bool redacts) =>
        Assert.Equal(redacts, Read(users).RedactToken);

    [Theory]
    [InlineData("", null)]
    [InlineData("live-sessions.retention.archive-after = off", null)]
    [InlineData("live-sessions.retention.archive-after = 30 d", 30)]
    public void Sessions_are_archived_when_that_is_wanted(string users, int? days) => Assert.Equal(
        days is { } count ? TimeSpan.FromDays(count) : null, Read(users).Retention.ArchiveAfter);

    [Theory]
    [InlineData("soon")]
    [InlineData("0 s")]
    public void A_time_that_is_none_is_refused(string after)
    {
        var error = Assert.Throws<SettingsException>(
            () => Read($"live-sessions.retention.archive-after = {after}"));

        Assert.Contains("live-sessions.retention.archive-after", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_named()
    {
        var error = Assert.Throws<SettingsException>(() => Read("live-sessions.sessions.passivate-aftr = 10 s"));

        Assert.Contains("live-sessions.sessions.passivate-aftr", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        var config = ConfigurationFactory.ParseString("live-sessions.sessions { passivate-after = 1 s }");

        var error = Assert.Throws<SettingsException>(() => LiveSessionSettings.Read(config));

        Assert.Contains("live-sessions.sessions.in-memory-max", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_section_is_named()
    {
        var config = ConfigurationFactory.ParseString("a = b");

        var error = Assert.Throws<SettingsException>(() => LiveSessionSettings.Read(config));

        Assert.Contains("live-sessions.sessions", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sessions.in-memory-max = many")]
    [InlineData("sessions.in-memory-max = 0")]
    [InlineData("sessions.batch-bytes-max = -1")]
    [InlineData("sessions.passivate-after = 0 s")]
    [InlineData("sessions.passivate-after = soon")]
    [InlineData("workspaces.idle-close = {}")]
    [InlineData("journal.redact-token = perhaps")]
    public void A_value_that_makes_no_sense_is_named_by_its_key(string line)
    {
        var error = Assert.Throws<SettingsException>(() => Read($"live-sessions.{line}"));

        Assert.Contains($"live-sessions.{line.Split(' ')[0]}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workspaces.idle-close = 5 m", "workspaces.idle-close", "work.lease-max")]
    [InlineData("work { lease-max = 1 m, wait-max = 1 h }", "workspaces.idle-close", "work.wait-max")]
    [InlineData("work.lease-default = 1 h", "work.lease-max", "work.lease-default")]
    public void Two_that_contradict_each_other_are_both_named(string line, string key, string other)
    {
        var error = Assert.Throws<SettingsException>(() => Read($"live-sessions.{line}"));

        Assert.Contains($"live-sessions.{key} is", error.Message, StringComparison.Ordinal);
        Assert.Contains($"live-sessions.{other} is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_idle_time_as_long_as_the_longest_lease_and_wait_is_taken() => Assert.Equal(
        TimeSpan.FromMinutes(15), Read("live-sessions.workspaces.idle-close = 15 m").Workspaces.IdleClose);

    private static LiveSessionSettings Read(string users) => LiveSessionSettings.Read(
        ConfigurationFactory.ParseString(users).WithFallback(LiveSessionsHocon.Reference));
}
