using Akka.Actor;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

public sealed class PluginSpecs() : PersistenceSpec("""
    akka.persistence.journal {
      scripted.name = default
      other {
        class = "Akka.Specs.Persistence.ScriptedJournal, Akka.Specs"
        plugin-dispatcher = "akka.actor.default-dispatcher"
        name = other
      }
      nameless.plugin-dispatcher = "akka.actor.default-dispatcher"
      eager {
        class = "Akka.Specs.Persistence.ScriptedJournal, Akka.Specs"
        name = eager
      }
      auto-start-journals = ["akka.persistence.journal.eager"]
    }
    """)
{
    [Fact]
    public async Task A_plug_in_is_made_once_with_its_settings()
    {
        var other = Extension.JournalFor("akka.persistence.journal.other");

        Assert.Equal("default", await Journal.Ask<string>(new ScriptedJournal.WhoAreYou()));
        Assert.Equal("other", await other.Ask<string>(new ScriptedJournal.WhoAreYou()));
        Assert.Equal(Journal, Extension.JournalFor("akka.persistence.journal.scripted"));
        Assert.Equal(Journal, Extension.JournalFor(""));
    }

    [Fact]
    public async Task An_actor_may_choose_its_journal()
    {
        var actor = Start(a =>
        {
            a.UseJournal("akka.persistence.journal.other");
            a.Handle = _ => a.Probe.Tell(a.Journal);
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("which");

        await ExpectMsgAsync(Extension.JournalFor("akka.persistence.journal.other"));
    }

    [Fact]
    public async Task An_actor_whose_journal_is_not_configured_does_not_start()
    {
        var actor = Start(a => a.UseJournal("akka.persistence.journal.missing"));
        await WatchAsync(actor);

        await ExpectTerminatedAsync(actor);
    }

    [Theory]
    [InlineData("akka.persistence.journal.missing")]
    [InlineData("akka.persistence.journal.nameless")]
    public void A_plug_in_without_settings_or_class_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => Extension.JournalFor(id));

    [Fact]
    public async Task Plug_ins_that_are_to_start_at_once_do()
    {
        _ = Extension;

        var journal = await Sys.ActorSelection("/system/akka.persistence.journal.eager")
            .ResolveOne(Dilated(RemainingOrDefault));

        Assert.Equal("eager", await journal.Ask<string>(new ScriptedJournal.WhoAreYou()));
    }

    [Fact]
    public void The_default_settings_are_the_documented_ones()
    {
        var config = Akka.Persistence.Persistence.DefaultConfig();

        Assert.Equal("akka.persistence.journal.inmem", config.GetString("akka.persistence.journal.plugin"));
        Assert.Equal(50, config.GetInt("akka.persistence.max-concurrent-recoveries"));
        Assert.Equal(
            TimeSpan.FromSeconds(30),
            config.GetTimeSpan("akka.persistence.journal-plugin-fallback.recovery-event-timeout"));
        Assert.Equal(
            "repair-by-discard-old", config.GetString("akka.persistence.journal-plugin-fallback.replay-filter.mode"));
    }

    [Fact]
    public void The_default_settings_leave_it_to_others_whether_requests_are_published() =>
        Assert.False(Akka.Persistence.Persistence.DefaultConfig().HasPath("akka.persistence.publish-plugin-commands"));

    [Fact]
    public void Snapshots_are_ordered_by_identity_then_sequence_number_then_time()
    {
        SnapshotMetadata[] ordered =
        [
            new("a", 1, DateTime.UnixEpoch),
            new("a", 1, DateTime.UnixEpoch.AddDays(1)),
            new("a", 2, DateTime.UnixEpoch),
            new("b", 1, DateTime.UnixEpoch),
        ];

        Assert.Equal(ordered, ordered.Reverse().Order(SnapshotMetadata.Comparer));
    }

    [Fact]
    public void An_identity_can_be_made_of_a_path() =>
        Assert.Equal("/system/akka.persistence.journal.scripted", Extension.PersistenceId(Journal));
}
