namespace LiveSessionActors.Persistence.Threads;

/// <summary>Work that never has to wait.</summary>
internal sealed class FileTask<T>(Func<T> work) : FileWork<T>
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out T result)
    {
        result = work();
        return TimeSpan.Zero;
    }
}
