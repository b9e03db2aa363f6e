using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>What a recovery point says.</summary>
/// <param name="Bytes">The length of the beginning of the journal that it stands for, which ends in a newline.</param>
/// <param name="Prefix">The hash of those bytes, as digits.</param>
/// <param name="Lines">How many lines they are.</param>
/// <param name="LastLineBytes">
/// The length of the last of these, as far as a <see cref="Journals.LineMark"/> goes.
/// </param>
/// <param name="SalvageSuspected">Whether they may hold lost entries, with nothing newer behind these.</param>
/// <param name="State">The session after them.</param>
internal sealed record StoredPoint(
    long Bytes, string Prefix, int Lines, int LastLineBytes, bool SalvageSuspected, SessionState State);
