namespace LiveSessionActors.Faults.Tests.Storm;

/// <summary>What a storm of kills came to.</summary>
internal sealed record StormTally(
    int Kills, int Acknowledged, int Lost, int Duplicated, int Foreign, int ForeignChanged, int ForeignGlued)
{
    /// <summary>Nothing happened yet.</summary>
    public static StormTally None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static StormTally operator +(StormTally one, StormTally other) => new(
        one.Kills + other.Kills,
        one.Acknowledged + other.Acknowledged,
        one.Lost + other.Lost,
        one.Duplicated + other.Duplicated,
        one.Foreign + other.Foreign,
        one.ForeignChanged + other.ForeignChanged,
        one.ForeignGlued + other.ForeignGlued);

    public override string ToString() =>
        $"{Kills} kills, {Acknowledged} acknowledged, {Lost} lost, {Duplicated} duplicated, "
        + $"{Foreign} foreign lines, {ForeignChanged} changed, {ForeignGlued} behind a torn line";
}
