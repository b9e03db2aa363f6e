namespace LiveSessionActors.Benchmarks.Results;

/// <summary>A logarithmic axis over whole decades, from one coordinate to another.</summary>
internal sealed class LogAxis
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _from;
    private readonly double _to;

    public LogAxis(IReadOnlyCollection<double> values, double from, double to)
    {
        _low = Math.Floor(Math.Log10(values.Min()));
        _high = Math.Max(Math.Ceiling(Math.Log10(values.Max())), _low + 1);
        (_from, _to) = (from, to);
    }

    /// <summary>The powers of ten on it.</summary>
    public IEnumerable<double> Decades =>
        Enumerable.Range((int)_low, (int)(_high - _low) + 1).Select(power => Math.Pow(10, power));

    public double At(double value) => _from + ((Math.Log10(value) - _low) / (_high - _low) * (_to - _from));
}
