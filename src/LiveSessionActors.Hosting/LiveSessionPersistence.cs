using Akka.Configuration;
using Akka.Persistence.Hosting;

namespace LiveSessionActors.Hosting;

/// <summary>
/// The journal plug-in of live sessions, for <c>WithJournal</c>. It is never the default one of an actor system, so that
/// the other persistent actors of a host keep theirs.
/// </summary>
public sealed class LiveSessionJournalOptions() : JournalOptions(isDefault: false)
{
    /// <inheritdoc/>
    public override string Identifier { get; set; } = "live-sessions";

    /// <inheritdoc/>
    protected override Config InternalDefaultConfig => PluginHocon.Plugins.GetConfig("akka.persistence.journal.live-sessions");
}

/// <summary>The snapshot-store plug-in of live sessions, for <c>WithSnapshot</c>; no default one either.</summary>
public sealed class LiveSessionSnapshotOptions() : SnapshotOptions(isDefault: false)
{
    /// <inheritdoc/>
    public override string Identifier { get; set; } = "live-sessions";

    /// <inheritdoc/>
    protected override Config InternalDefaultConfig => PluginHocon.Plugins.GetConfig("akka.persistence.snapshot-store.live-sessions");
}

/// <summary>The journal plug-in of queues of work; no default one either.</summary>
public sealed class LiveSessionWorkJournalOptions() : JournalOptions(isDefault: false)
{
    /// <inheritdoc/>
    public override string Identifier { get; set; } = "live-sessions-work";

    /// <inheritdoc/>
    protected override Config InternalDefaultConfig => PluginHocon.Plugins.GetConfig("akka.persistence.journal.live-sessions-work");
}

/// <summary>The snapshot-store plug-in of queues of work; no default one either.</summary>
public sealed class LiveSessionWorkSnapshotOptions() : SnapshotOptions(isDefault: false)
{
    /// <inheritdoc/>
    public override string Identifier { get; set; } = "live-sessions-work";

    /// <inheritdoc/>
    protected override Config InternalDefaultConfig => PluginHocon.Plugins.GetConfig("akka.persistence.snapshot-store.live-sessions-work");
}
