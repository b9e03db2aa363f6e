using System.Diagnostics;
using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>Takes work and replies to it, renews its lease, gives it back, comes too late, or dies with it.</summary>
internal sealed class SoakWorker(SoakWorld world, string name) : Participant(world, name, TimeSpan.FromMilliseconds(60))
{
    private static readonly TimeSpan LeaseMax = TimeSpan.FromMilliseconds(1500);

    /// <inheritdoc/>
    protected override async Task StepAsync(CancellationToken over)
    {
        var (daemons, sent, lease) = (World.Leases.Daemons, Stopwatch.GetTimestamp(), Lease());
        var request = $$"""{"worker":"{{Name}}","waitMs":{{Random.Next(600)}},"leaseMs":{{Milliseconds(lease)}}}""";
        var answer = await World.AskAsync(bridge => bridge.PostAsync("/v1/work/next", request));
        if (answer is not { Status: 200 })
        {
            World.Findings.Expect(
                answer is null or { Status: 204 or 503 }, Name, "work or none", () => answer!.ToString());
            return;
        }

        var work = Handed(answer, sent + Ticks(lease));
        World.Leases.Hand(work, daemons);
        World.Counts.Add("leases");
        await DoAsync(work, daemons, over);
    }

    private async Task DoAsync(HeldWork work, int daemons, CancellationToken over)
    {
        var kind = Random.Next(10);
        if (kind == 0)
            return;
        if (kind == 1)
        {
            await ReleaseAsync(work);
            return;
        }

        if (kind is 2 or 3)
            work = await RenewAsync(work, daemons);
        if (kind is 3 or 4)
            await WaitAsync(work.LeftAt(Stopwatch.GetTimestamp()) * (kind == 3 ? 0.5 : 1.1), over);
        await ReplyAsync(work, daemons);
    }

    private async Task ReleaseAsync(HeldWork work)
    {
        World.Leases.Let(work);
        await World.AskAsync(bridge => bridge.PostAsync($"/v1/work/{work.Lease}/release", "{}"));
    }

    private async Task<HeldWork> RenewAsync(HeldWork work, int daemons)
    {
        World.Leases.Let(work);
        var (sent, lease) = (Stopwatch.GetTimestamp(), Lease());
        var request = $$"""{"leaseMs":{{Milliseconds(lease)}}}""";
        var answer = await World.AskAsync(bridge => bridge.PostAsync($"/v1/work/{work.Lease}/renew", request));
        if (answer is not { Status: 200 })
            return work with { Until = 0 };

        var renewed = work with { Since = Stopwatch.GetTimestamp(), Until = sent + Ticks(lease) };
        World.Leases.Hand(renewed, daemons);
        World.Counts.Add("renewals");
        return renewed;
    }

    private async Task ReplyAsync(HeldWork work, int daemons)
    {
        var (book, mark, from) = (World.BookOf(work.Session), World.NewMark(), Stopwatch.GetTimestamp());
        var @event = SoakEvents.Of(
            OneOf(["agent_done", "agent_done", "variants_ready", "agent_error"]),
            work.Session, mark, Random, $$""","answers":"{{work.Mark}}" """);
        World.Leases.Let(work);
        book.Send(mark);
        var answer = await World.AskAsync(bridge => bridge.PostAsync($"/v1/work/{work.Lease}/reply", @event));
        var to = Stopwatch.GetTimestamp();
        if (answer is { Status: 200 })
        {
            book.Wrote(mark, answer.Seq);
            book.Answer(answer.Body, mark, "the answer to a reply");
            World.Counts.Add("replies");
            World.Findings.Expect(
                World.Leases.OtherThan(work, from, to) is null, Name,
                $"its reply to {work.Mark} by {work.Lease} to be refused, since another has that work", () => "200");
        }
        else if (answer is { Status: 410 })
        {
            book.Refuse(mark);
            if (to < work.Until && daemons == World.Leases.Daemons)
                book.RefuseHeld(work);
            World.Counts.Add("replies refused");
        }
        else if (answer is not null and not { Status: 503 })
            World.Findings.Add(Name, $"its reply by {work.Lease} to be taken or refused", answer.ToString());
    }

    private HeldWork Handed(BridgeAnswer answer, long until)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var (lease, @event) = (json.RootElement.GetProperty("lease"), json.RootElement.GetProperty("event"));
        return new HeldWork(
            lease.GetProperty("session").GetString()!, @event.GetProperty("mark").GetString()!,
            lease.GetProperty("id").GetString()!, Name, Stopwatch.GetTimestamp(), until);
    }

    private TimeSpan Lease() => TimeSpan.FromMilliseconds(100) + Random.NextDouble() * LeaseMax;

    // Rounded as the request has it.
    private static int Milliseconds(TimeSpan time) => (int)time.TotalMilliseconds;

    private static long Ticks(TimeSpan time) => Milliseconds(time) * Stopwatch.Frequency / 1000;
}
