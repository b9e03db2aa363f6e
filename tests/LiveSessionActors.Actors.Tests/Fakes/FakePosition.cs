using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>A place in a <see cref="FakeFile"/>: lines before it, bytes of another one behind it.</summary>
internal sealed record FakePosition(int Generation, int LineCount, int OpenBytes, bool Legacy = false) : JournalPosition
{
    public override int Lines => LineCount;

    public override bool IsLegacy => Legacy;

    public override bool IsSamePlace(JournalPosition other) => other is FakePosition place
        ? (Generation, LineCount) == (place.Generation, place.LineCount)
        : base.IsSamePlace(other);
}
