namespace LiveSessionActors.Persistence.Glances;

/// <summary>
/// Ends a round that has found nothing more for so long; one that gets on may take as long as it takes.
/// </summary>
internal sealed class GlancePatience : IDisposable
{
    private readonly GlanceRound _round;
    private readonly ITimer _timer;
    private int _left;

    /// <summary>Watches over a round until it is disposed of.</summary>
    public GlancePatience(GlanceRound round, TimeSpan patience, TimeProvider time)
    {
        (_round, _left) = (round, round.Left);
        _timer = time.CreateTimer(static self => ((GlancePatience)self!).Look(), this, patience, patience);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var left = _round.Left;
        if (left == _left)
            _round.End();
        _left = left;
    }
}
