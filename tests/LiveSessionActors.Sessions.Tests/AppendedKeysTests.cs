using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LiveSessionActors.Sessions.Tests;

/// <summary>However many idempotency keys a session uses, it holds few and knows which it does not hold.</summary>
public sealed class AppendedKeysTests
{
    [Property(MaxTest = 200)]
    public Property A_key_is_held_as_it_was_used_first_or_is_among_the_forgotten() => Prop.ForAll(
        Gen.Choose(0, 700).ArrayOf(900).ToArbitrary(), names =>
        {
            var (keys, first) = (AppendedKeys.Empty, new Dictionary<string, int>());
            foreach (var (index, name) in names.Select(name => $"k{name}").Index())
            {
                // As a session does, which knows no better of those that it has forgotten.
                if (!keys.TryGet(name, out _))
                    keys = keys.Add(name, Appended(index + 1));
                first.TryAdd(name, index + 1);
            }

            Assert.InRange(
                keys.ToList().Count, Math.Min(first.Count, AppendedKeys.CountMax / 2), AppendedKeys.CountMax);
            foreach (var (name, seq) in first)
            {
                Assert.True(
                    keys.Forgotten?.MayContain(name) == true || (keys.TryGet(name, out var held) && held.Seq == seq));
            }

            Assert.False(keys.TryGet("another", out _));
            Assert.NotEqual(true, keys.Forgotten?.MayContain("another"));
        });

    [Fact]
    public void Nothing_is_forgotten_before_there_are_too_many()
    {
        var keys = Numbered(AppendedKeys.CountMax);
        Assert.Null(keys.Forgotten);
        Assert.Equal(Enumerable.Range(1, AppendedKeys.CountMax).Select(number => $"k{number}"), Names(keys));

        keys = Numbered(AppendedKeys.CountMax + 1);
        Assert.All(Enumerable.Range(1, AppendedKeys.CountMax / 2), number => AssertForgotten(keys, $"k{number}"));
        Assert.False(keys.Forgotten!.MayContain($"k{(AppendedKeys.CountMax / 2) + 1}"));
        Assert.True(keys.TryGet($"k{(AppendedKeys.CountMax / 2) + 1}", out _));
    }

    [Fact]
    public void What_was_forgotten_is_told_apart_from_what_is_forgotten_later()
    {
        var (keys, full) = (Numbered(300), Numbered(AppendedKeys.CountMax + (AppendedKeys.CountMax / 2)));
        Assert.Same(keys.Forgotten, keys.Add("later", Appended(1000)).Forgotten);
        Assert.NotSame(full.Forgotten, full.Add("later", Appended(1000)).Forgotten);
        Assert.False(full.Forgotten!.MayContain("k200"));
    }

    [Fact]
    public void A_forgotten_key_takes_eleven_characters_of_a_recovery_point()
    {
        using var fold = new SessionFold(SessionState.Empty(Some.Session), Some.Now);
        Apply(fold, 1, 1_000);
        var few = TextBytes(fold);

        Apply(fold, 1_001, 100_000);

        Assert.InRange(TextBytes(fold) - few, 99_000 * 10, 99_000 * 11);
        Assert.All(Enumerable.Range(1, 99_000), seq => AssertForgotten(fold.State.Appended, $"key-{seq}"));
    }

    private static void AssertForgotten(AppendedKeys keys, string name)
    {
        Assert.False(keys.TryGet(name, out _));
        Assert.True(keys.Forgotten!.MayContain(name));
    }

    private static void Apply(SessionFold fold, int first, int last)
    {
        for (var seq = first; seq <= last; seq++)
            fold.Apply(Some.Line(
                $$"""{"seq":{{seq}},"ts":"t","event":{"type":"complete"},"key":"key-{{seq}}"}""", seq));
    }

    private static int TextBytes(SessionFold fold) => Some.StateText(fold.State, DateTimeOffset.MinValue)!.Length;

    private static IEnumerable<string> Names(AppendedKeys keys) => keys.ToList().Select(key => key.Key);

    private static AppendedKeys Numbered(int count) => Enumerable.Range(1, count)
        .Aggregate(AppendedKeys.Empty, (keys, number) => keys.Add($"k{number}", Appended(number)));

    private static AppendedEvent Appended(double seq) => AppendedEvent.Of(seq, "00");
}
