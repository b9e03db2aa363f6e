using System.Buffers;
using System.Text;
using LiveSessionActors.Persistence.Work;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Tests.Work;

/// <summary>Events of work and their snapshot are written as they always were, and read as they were written.</summary>
public sealed class WorkTextTests
{
    private static readonly LineIdentity Line = new(3, 0xfedcba9876543210);

    private static readonly DateTimeOffset Moment = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    /// <summary>A name, what it is, and its line in the files that there are.</summary>
    private static readonly Dictionary<string, (object Payload, string Text)> Cases = new()
    {
        [nameof(WorkEvent.Leased)] = (
            new WorkEvent.Leased("s", Line, "s.0a", "ein Ärger \"\n", Moment, TimeSpan.FromTicks(12_345), 2),
            """{"number":7,"event":"leased","session":"s","line":3,"hash":"fedcba9876543210","lease":"s.0a","worker":"ein \u00C4rger \u0022\n","expiresAt":"2026-03-04T05:06:07.089Z","leaseMs":1.2345,"attempt":2}"""),
        [nameof(WorkEvent.LeaseEnded)] = (
            new WorkEvent.LeaseEnded("s", Line),
            """{"number":7,"event":"lease_ended","session":"s","line":3,"hash":"fedcba9876543210"}"""),
        [nameof(WorkEvent.RanOut)] = (
            new WorkEvent.RanOut("s", Line, IsDead: true),
            """{"number":7,"event":"ran_out","session":"s","line":3,"hash":"fedcba9876543210","dead":true}"""),
        ["RanOut for the first time"] = (
            new WorkEvent.RanOut("s", Line, IsDead: false),
            """{"number":7,"event":"ran_out","session":"s","line":3,"hash":"fedcba9876543210","dead":false}"""),
        [nameof(WorkEvent.Revived)] = (
            new WorkEvent.Revived("s", Line),
            """{"number":7,"event":"revived","session":"s","line":3,"hash":"fedcba9876543210"}"""),
        ["Snapshot of a lease that is held"] = (
            new WorkSnapshot([Standing with { IsLeased = true }]),
            """{"number":7,"snapshot":[{"session":"s","line":3,"hash":"fedcba9876543210","attempts":4,"runOuts":1,"dead":false,"leased":true,"lease":"s.0a","worker":"w","expiresAt":"2026-03-04T05:06:07.089Z","leaseMs":30000}]}"""),
        ["Snapshot of dead work, and of one of which no lease is known"] = (
            new WorkSnapshot([Standing with { IsDead = true }, new WorkStanding("t", new(1, 0)) { Attempts = 1 }]),
            """{"number":7,"snapshot":[{"session":"s","line":3,"hash":"fedcba9876543210","attempts":4,"runOuts":1,"dead":true,"leased":false,"lease":"s.0a","worker":"w","expiresAt":"2026-03-04T05:06:07.089Z","leaseMs":30000},{"session":"t","line":1,"hash":"0","attempts":1,"runOuts":0,"dead":false,"leased":false}]}"""),
        ["Snapshot of nothing"] = (new WorkSnapshot([]), """{"number":7,"snapshot":[]}"""),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static WorkStanding Standing => new("s", Line)
    {
        Attempts = 4,
        RunOuts = 1,
        Lease = new LeaseGrant("s.0a", "w", Moment, TimeSpan.FromSeconds(30)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_byte_for_byte_what_it_always_was(string name)
    {
        var text = new ArrayBufferWriter<byte>();

        WorkText.Write(text, 7, Cases[name].Payload);

        Assert.Equal(Cases[name].Text + "\n", Encoding.UTF8.GetString(text.WrittenSpan));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_written_is_read_as_it_was(string name)
    {
        var (payload, text) = Cases[name];

        var line = Assert.Single(WorkText.Read(Encoding.UTF8.GetBytes(text + "\n")));

        Assert.Equal((7, text + "\n"), (line.Number, Encoding.UTF8.GetString(line.Text.Span)));
        if (payload is WorkSnapshot snapshot)
            Assert.Equal(snapshot.Work, Assert.IsType<WorkSnapshot>(line.Payload).Work);
        else
            Assert.Equal(payload, line.Payload);
    }

    [Fact]
    public void Every_kind_of_event_is_among_the_cases() => Assert.Equal(
        typeof(WorkEvent).GetNestedTypes().ToHashSet(),
        Cases.Values.Select(one => one.Payload.GetType()).Where(type => type != typeof(WorkSnapshot)).ToHashSet());

    [Fact]
    public void A_line_whose_number_does_not_follow_is_passed_over()
    {
        var text = string.Concat(new[] { 1, 3, 3, 2, 4 }.Select(number => Revived(number)));

        Assert.Equal([1L, 3, 4], WorkText.Read(Encoding.UTF8.GetBytes(text)).Select(line => line.Number));
    }

    [Fact]
    public void An_event_that_a_snapshot_before_it_holds_is_passed_over()
    {
        var text = """{"number":3,"snapshot":[]}""" + "\n" + Revived(3) + Revived(4);

        Assert.Equal([3L, 4], WorkText.Read(Encoding.UTF8.GetBytes(text)).Select(line => line.Number));
    }

    private static string Revived(int number) =>
        $$"""{"number":{{number}},"event":"revived","session":"s","line":1,"hash":"0"}""" + "\n";
}
