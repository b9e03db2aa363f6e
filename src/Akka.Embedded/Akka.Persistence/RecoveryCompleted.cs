namespace Akka.Persistence;

/// <summary>Tells a persistent actor that it is recovered; comes before any command.</summary>
public sealed class RecoveryCompleted
{
    /// <summary>The only instance.</summary>
    public static readonly RecoveryCompleted Instance = new();

    private RecoveryCompleted()
    {
    }

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is RecoveryCompleted;

    /// <inheritdoc />
    public override int GetHashCode() => nameof(RecoveryCompleted).GetHashCode(StringComparison.Ordinal);
}
