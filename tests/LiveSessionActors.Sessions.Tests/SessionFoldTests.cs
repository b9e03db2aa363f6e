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

    [Theory]
    [InlineData("""{"seq":7,"id":"s","type":"t","ts":"t7","event":{"type":"checkpoint","phase":"a"},"key":"k"}""")]
    [InlineData("""{"seq":7,"key":"","abc":1,"other":"x","id":2,"ts":"","event":{"type":"generate","n":10,"m":0}}""")]
    [InlineData("""{"seq":"7","seq":8,"ts":1,"ts":2,"event":{"type":"complete"},"event":{"type":"discard"}}""")]
    [InlineData(
        """{"seq":1234567890123456789,"key":5,"event":{"type":"checkpoint","paramValues":{"a":"b","c":{"d":1}}}}""")]
    [InlineData("""{"ts":"t","event":"generate","type":"discard","seq":0}""")]
    [InlineData("""{"ts":"t","event":3,"type":"discard","seq":3}""")]
    [InlineData("""{"ts":"t","event":"","type":"discard","seq":4}""")]
    [InlineData("""{"type":"discard","seq":5,"key":"flat"}""")]
    [InlineData("""{"seq":-1,"ts":"t","event":{"type":"checkpoint","revision":-1,"phase":"\u0061","owner":"\/"}}""")]
    [InlineData("""{"seq":1}""")]
    [InlineData("""{"ts":"only"}""")]
    [InlineData("""{"seq":01,"event":{"type":"complete"}}""")]
    [InlineData("""{"seq":1,"event":{"type":"complete","n":01}}""")]
    [InlineData("""{"seq":1,"event":{"type":"complete","n":{"m":1.}}}""")]
    [InlineData("""{"seq":1,"event":{"type":"complete",}}""")]
    [InlineData("""{"seq":1,}""")]
    [InlineData("""{"seq":1""")]
    [InlineData("""{"seq":1,"ts":"a""")]
    [InlineData("""{"seq":1,"ts":"a" "event":{}}""")]
    public void White_space_around_the_parts_of_a_line_changes_nothing(string line)
    {
        var plain = FoldOf(line);
        var spaced = FoldOf(Spaced(line));

        Assert.NotEqual(line, Spaced(line));
        Assert.Equal(plain.Unreadable, spaced.Unreadable);
        Assert.Equal(plain.State, spaced.State);
        AssertSame(line);
    }

    private static (string State, int Unreadable) FoldOf(string line)
    {
        using var fold = new SessionFold(SessionState.Empty(Some.Session), Some.Now);
        fold.Apply(Encoding.UTF8.GetBytes(Line(0)), 1);
        fold.Apply(Encoding.UTF8.GetBytes(line), 2);
        var (state, unreadable) = (fold.State, fold.State.Unreadable.Count);
        // Where in a line something is wrong depends on its spaces, and so does which line it is.
        var text = unreadable > 0 ? "" : Encoding.UTF8.GetString(Some.StateText(state, default)!);
        return (text.Replace($"{state.Snapshot.PendingLine?.Hash:x}\"", "\"", StringComparison.Ordinal), unreadable);
    }

    private static string Spaced(string line)
    {
        var text = new StringBuilder(" ");
        var inString = false;
        foreach (var (at, character) in line.Index())
        {
            inString ^= character == '"' && line[Math.Max(0, at - 1)] != '\\';
            text.Append(character);
            if (!inString && character is ('{' or ',' or ':' or '"'))
                text.Append(" \t");
        }

        return text.ToString();
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

        Assert.Equal(
            Encoding.UTF8.GetString(state.Snapshot.ToFile()), Encoding.UTF8.GetString(folded.Snapshot.ToFile()));
        Assert.Equal(state.NextSeq, folded.NextSeq);
        Assert.Equal(Some.StateText(state, default), Some.StateText(folded, default));
    }
}
