namespace Akka.Persistence;

/// <summary>A recovering actor's reminder to check that it still hears of its plug-ins.</summary>
internal sealed class RecoveryTick
{
    public static readonly RecoveryTick ForSnapshot = new(true);

    public static readonly RecoveryTick ForEvents = new(false);

    private RecoveryTick(bool isForSnapshot) => IsForSnapshot = isForSnapshot;

    public bool IsForSnapshot { get; }
}
