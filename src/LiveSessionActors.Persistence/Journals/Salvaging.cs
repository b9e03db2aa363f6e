using LiveSessionActors.Persistence.Threads;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Brings back what a journal that was read to its end has lost, once that end has settled; whether to read on.
/// </summary>
internal sealed class Salvaging(SessionFile session, FilePosition end) : FileWork<bool>
{
    private readonly Salvage _salvage = new(session);

    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        result = false;
        if (!session.SalvageSuspected || !session.MayBeWritten)
            return TimeSpan.Zero;
        var wait = _salvage.Wait(end);
        result = wait == TimeSpan.Zero && _salvage.TryMake(end);
        return wait;
    }
}
