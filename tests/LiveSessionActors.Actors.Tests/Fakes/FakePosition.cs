using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>A place in a <see cref="FakeFile"/>: lines before it, bytes of another one behind it.</summary>
internal sealed record FakePosition(int Generation, int LineCount, int OpenBytes) : JournalPosition
{
    private bool _isOvertaken;

    public override int Lines => LineCount;

    public override bool IsOvertaken => _isOvertaken;

    public override bool IsSamePlace(JournalPosition other) => other is FakePosition place
        ? (Generation, LineCount) == (place.Generation, place.LineCount)
        : base.IsSamePlace(other);

    public void Overtake() => _isOvertaken = true;

    public bool Equals(FakePosition? other) => other is not null
        && (Generation, LineCount, OpenBytes) == (other.Generation, other.LineCount, other.OpenBytes);

    public override int GetHashCode() => HashCode.Combine(Generation, LineCount, OpenBytes);

    public override JournalPosition After(IReadOnlyList<JournalEntry> entries) =>
        new FakePosition(Generation, LineCount + (OpenBytes > 0 ? 1 : 0) + entries.Count, 0);
}
