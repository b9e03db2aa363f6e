using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LiveSessionActors.Sessions.Tests;

public sealed class SessionFoldTests
{
    private static readonly string[] Events =
    [
        """{"type":"checkpoint","revision":1,"phase":"one","owner":"a","paramValues":{"a":1},"visibleVariant":2}""",
        """{"type":"checkpoint","revision":2,"phase":"t\u0077o","owner":"a","paramValues":[1,"two"]}""",
        """{"type":"checkpoint","revision":"10","phase":null,"arrivedVariants":01}""",
        """{"type":"checkpoint","revision":1.5e1,"phase":"ph\u00e4se","extra":{"phase":"inner"},"phase":"last"}""",
        """{"type":"generate","count":3,"pageUrl":"/p","screenshotPath":"/s.png","token":"secret","x":[{"y":"z"}]}""",
        """{"type":"generate","token":"only"}""",
        """{"type":"variants_ready","file":"a.css","carbonize":true,"arrivedVariants":3}""",
        """{"type":"accept","variantId":"2","paramValues":"hi"}""",
        """{"type":"accept","variantId":{"toString":1}}""",
        """{"type":"discard", "reason" : "none"}""",
        """{"type":"agent_error","message":"broken"}""",
        """{"type":"unknown","deep":[[[[]]]]}""",
        """{"type":"complete"}""",
    ];

    [Property(MaxTest = 300)]
    public Property A_fold_makes_what_its_lines_make_one_by_one() => Prop.ForAll(
        Gen.Choose(0, (Events.Length * 4) - 1).ListOf().ToArbitrary(),
        picks => AssertSame([.. picks.Select(Line)]));

    [Fact]
    public void A_line_too_long_for_the_buffer_is_applied_like_any_other()
    {
        var text = new string('x', 100_000);
        AssertSame(
            Line(0),
            $$$"""{"seq":2,"ts":"t2","event":{"type":"generate","pageUrl":"{{{text}}}"}}""",
            Line(1),
            $$$"""{"seq":4,"ts":"t4","event":{"type":"checkpoint","owner":"{{{text}}}"}}""",
            Line(2));
    }

    [Fact]
    public void A_state_that_was_taken_is_not_changed_by_what_comes_later()
    {
        using var fold = new SessionFold(SessionState.Empty(Some.Session), Some.Now);
        fold.Apply(Encoding.UTF8.GetBytes(Line(0)), 1);
        var taken = fold.State;
        using var before = new SessionFold(SessionState.Empty(Some.Session), Some.Now);
        before.Apply(Encoding.UTF8.GetBytes(Line(0)), 1);

        fold.Apply(Encoding.UTF8.GetBytes(Line(Events.Length - 1)), 2);

        Assert.Equal(before.State.Snapshot.ToFile(), taken.Snapshot.ToFile());
        Assert.NotEqual(fold.State.Snapshot.ToFile(), taken.Snapshot.ToFile());
    }

    [Fact]
    public void An_unreadable_line_is_said_to_be_so()
    {
        using var fold = new SessionFold(SessionState.Empty(Some.Session), Some.Now);

        Assert.True(fold.Apply(" "u8, 1));
        Assert.False(fold.Apply("{"u8, 2));
        Assert.True(fold.Apply(Encoding.UTF8.GetBytes(Line(0)), 3));
    }

    private static string Line(int pick)
    {
        var @event = Events[pick % Events.Length];
        return (pick / Events.Length) switch
        {
            0 => $$"""{"seq":{{pick}},"id":"s","type":"t","ts":"t{{pick}}","event":{{@event}},"key":"k{{pick}}"}""",
            1 => $$""" { "ts" : "t" , "event" : {{@event}} , "seq" : "{{pick}}" } """,
            2 => @event,
            _ => @event[..(@event.Length / 2)],
        };
    }

    private static void AssertSame(params string[] lines)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        var (state, _) = JournalText.Replay(Some.Session, text, Some.Now);
        var folded = JournalText.Fold(Some.Session, text, Some.Now);

        Assert.Equal(Encoding.UTF8.GetString(state.Snapshot.ToFile()), Encoding.UTF8.GetString(folded.Snapshot.ToFile()));
        Assert.Equal(state.NextSeq, folded.NextSeq);
        Assert.Equal(Some.StateText(state, default), Some.StateText(folded, default));
    }
}
