using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>A workspace that may be written, until a flush fails.</summary>
internal sealed class StubGuard(IFileCalls calls) : IWriteGuard
{
    public Dictionary<SessionId, Refusal> Poisoned { get; } = [];

    public SpareFiles Spares { get; } = new(calls);

    public bool IsLaid => true;

    public Refusal? ReadOnly => null;

    public Refusal? Enter() => null;

    public Refusal? Enter(SessionId session) => Poisoned.GetValueOrDefault(session);

    public void Leave()
    {
    }

    public Refusal? Restore() => null;

    public void Poison(SessionId session, Refusal refusal) => Poisoned[session] = refusal;
}
