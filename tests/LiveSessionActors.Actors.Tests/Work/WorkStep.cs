using FsCheck;
using FsCheck.Fluent;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

/// <summary>
/// Something that happens to a workspace and its work. Sessions, leases and callers are meant by their number, modulo
/// how many there are, so that any steps can be left out of a run and the rest still means something.
/// </summary>
internal abstract record WorkStep
{
    public const int Sessions = 4;

    private static readonly string[] Events =
    [
        EventType.Generate, EventType.Generate, EventType.Accept, EventType.AcceptIntent, EventType.Discard,
        EventType.Checkpoint, EventType.Complete,
    ];

    private static readonly string[] Wishes =
        ["", "", "", EventType.Generate, $"{EventType.Accept},{EventType.Discard}"];

    /// <summary>Whole runs; what fails is shortened.</summary>
    public static Arbitrary<WorkStep[]> Runs { get; } = Arb.Array(Steps.ToArbitrary());

    private static Gen<WorkStep> Steps => Gen.Frequency<WorkStep>(
        (6, from session in Number(Sessions)
            from type in Gen.Elements(Events)
            select (WorkStep)new Append(session, type)),
        (2, from session in Number(Sessions)
            from type in Gen.Elements(Events)
            select (WorkStep)new Foreign(session, type)),
        (8, from wishes in Gen.Elements(Wishes)
            from wait in Gen.Elements(0, 0, 5, 50)
            from lease in Gen.Elements(10, 30)
            select (WorkStep)new Next(wishes, wait, lease)),
        (1, from caller in Number(9) select (WorkStep)new Cancel(caller)),
        (2, from lease in Number(9) from seconds in Gen.Elements(1, 20) select (WorkStep)new Renew(lease, seconds)),
        (4, from lease in Number(9)
            from type in Gen.Elements(EventType.AgentDone, EventType.AgentError, EventType.Complete)
            select (WorkStep)new Reply(lease, type)),
        (1, from lease in Number(9) select (WorkStep)new ReplyTooLate(lease)),
        (2, from lease in Number(9) select (WorkStep)new Release(lease)),
        (2, from session in Number(Sessions) select (WorkStep)new Revive(session)),
        (6, from seconds in Gen.Elements(1, 4, 10, 30) select (WorkStep)new Advance(seconds)),
        (1, Gen.Constant((WorkStep)new Restart())));

    private static Gen<int> Number(int below) => Gen.Choose(0, below - 1);

    /// <summary>An event is appended through the daemon.</summary>
    public sealed record Append(int Session, string Type) : WorkStep;

    /// <summary>Another process appends to the journal, and the sessions are looked at.</summary>
    public sealed record Foreign(int Session, string Type) : WorkStep;

    /// <summary>Somebody asks for work of some types, or of any, and waits so many seconds for it.</summary>
    public sealed record Next(string Types, int WaitSeconds, int LeaseSeconds) : WorkStep;

    /// <summary>The newest callers but so many is gone.</summary>
    public sealed record Cancel(int Caller) : WorkStep;

    /// <summary>The lease that was given before the newest so many is renewed.</summary>
    public sealed record Renew(int Lease, int Seconds) : WorkStep;

    /// <summary>It is answered.</summary>
    public sealed record Reply(int Lease, string Type) : WorkStep;

    /// <summary>It is answered after another process has replaced the event, before anybody has noticed.</summary>
    public sealed record ReplyTooLate(int Lease) : WorkStep;

    /// <summary>It is given back.</summary>
    public sealed record Release(int Lease) : WorkStep;

    /// <summary>Dead work is put back.</summary>
    public sealed record Revive(int Session) : WorkStep;

    /// <summary>Time passes.</summary>
    public sealed record Advance(int Seconds) : WorkStep;

    /// <summary>All actors of the workspace are stopped and start anew.</summary>
    public sealed record Restart : WorkStep;
}
