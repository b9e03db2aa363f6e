namespace Akka.Persistence.Journal;

/// <summary>What to do with replayed events of a writer that was already replaced.</summary>
internal enum ReplayFilterMode
{
    Disabled,
    RepairByDiscardOld,
    Fail,
    Warn,
}
