using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LiveSessionActors.Persistence.Tests.RecoveryPoints;

/// <summary>Whatever becomes of a journal or of its recovery point, the session is what its journal says.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly PointRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void A_journal_with_any_one_byte_changed_is_read_whole()
    {
        var journal = Prepare(6);
        for (var at = 0; at < journal.Length; at++)
        {
            var damaged = journal.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(_rig.Journal, damaged);

            Assert.True(_rig.Load() is null, $"at {at}");
            _rig.AssertSameAsWhole($"at {at}");
        }
    }

    [Fact]
    public void A_journal_that_was_cut_anywhere_is_read_whole()
    {
        var journal = Prepare(6);
        for (var length = 0; length < journal.Length; length++)
        {
            File.WriteAllBytes(_rig.Journal, journal[..length]);

            Assert.True(_rig.Load() is null, $"at {length}");
            _rig.AssertSameAsWhole($"at {length}");
        }
    }

    [Fact]
    public void A_journal_that_was_cut_and_has_grown_again_is_read_whole()
    {
        var journal = Prepare(6);
        File.WriteAllBytes(_rig.Journal, journal[..^20]);
        _rig.Append("", "").AppendEntries(50, 20);

        Assert.Null(_rig.Load());
        _rig.AssertSameAsWhole();
    }

    [Property(MaxTest = 100)]
    public Property Any_damage_at_all_changes_no_answer() => Prop.ForAll<int, byte[], byte[]>((at, instead, behind) =>
    {
        using var rig = new PointRig();
        rig.AppendEntries(1, 12);
        Assert.True(rig.MakePoint());
        var journal = File.ReadAllBytes(rig.Journal);
        var place = (int)((uint)at % journal.Length);
        File.WriteAllBytes(
            rig.Journal,
            [
                .. journal[..place],
                .. instead,
                .. journal[Math.Min(journal.Length, place + instead.Length)..],
                .. behind,
            ]);

        rig.AssertSameAsWhole();
    });

    [Fact]
    public void A_point_with_any_one_byte_changed_is_not_believed()
    {
        Prepare(6);
        var point = File.ReadAllBytes(_rig.Point);
        for (var at = 0; at < point.Length; at++)
        {
            var damaged = point.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(_rig.Point, damaged);
            Assert.True(_rig.Load() is null, $"at {at}");
        }
    }

    [Fact]
    public void A_point_that_was_cut_anywhere_is_not_believed()
    {
        Prepare(6);
        var point = File.ReadAllBytes(_rig.Point);
        for (var length = 0; length < point.Length; length++)
        {
            File.WriteAllBytes(_rig.Point, point[..length]);
            Assert.True(_rig.Load() is null, $"at {length}");
        }
    }

    [Theory]
    [InlineData("point-3 ", "point-2 ")]
    [InlineData("point-3 ", "")]
    [InlineData(" 8f3a91c2 ", " another ")]
    [InlineData(" 8f3a91c2 ", " 8f3a91c2 x")]
    [InlineData(" 8f3a91c2 ", " 8f3a91c2 99999999999999999999")]
    [InlineData(" 0\n", " 2\n")]
    [InlineData(" 0\n", " 0 0\n")]
    [InlineData("\"nextSeq\"", "\"later\"")]
    public void A_whole_point_of_another_session_or_format_is_not_believed(string text, string other)
    {
        Prepare(6);
        var point = File.ReadAllText(_rig.Point);
        Assert.Contains(text, point, StringComparison.Ordinal);
        Rewrite(point);
        Assert.NotNull(_rig.Load());

        Rewrite(point.Replace(text, other, StringComparison.Ordinal));

        Assert.Null(_rig.Load());
        _rig.AssertSameAsWhole();
    }

    [Fact]
    public void Another_sessions_journal_under_this_name_is_read_whole()
    {
        Prepare(6);
        var other = Encoding.Latin1.GetString(File.ReadAllBytes(_rig.Journal))
            .Replace("steer2", "steer9", StringComparison.Ordinal);
        File.WriteAllText(_rig.Journal, other);

        Assert.Null(_rig.Load());
        _rig.AssertSameAsWhole();
    }

    [SkippableFact]
    public void A_journal_that_git_takes_away_and_brings_back_is_what_it_is()
    {
        Skip.If(OperatingSystem.IsWindows(), "The commands are those of a Unix shell.");
        _rig.AppendEntries(1, 4);
        Git("init -q .", "add -f .impeccable", "-c user.name=a -c user.email=a@b commit -qm one");
        _rig.AppendEntries(5, 8);
        Assert.True(_rig.MakePoint());

        Git("stash -q");
        Assert.Null(_rig.Load());
        _rig.AssertSameAsWhole("stashed");

        Git("stash pop -q");
        Assert.Equal(0, _rig.Recover().Read);
        _rig.AssertSameAsWhole("brought back");
    }

    private byte[] Prepare(int entries)
    {
        _rig.AppendEntries(1, entries);
        Assert.True(_rig.MakePoint());
        Assert.NotNull(_rig.Load());
        return File.ReadAllBytes(_rig.Journal);
    }

    // The same with another hash, as a program that writes another format does.
    private void Rewrite(string point)
    {
        var lines = point.Split('\n');
        var text = Encoding.UTF8.GetBytes(lines[0] + "\n" + lines[1] + "\n");
        var hash = XxHash64.HashToUInt64(text).ToString("x16", CultureInfo.InvariantCulture);
        File.WriteAllBytes(_rig.Point, [.. text, .. Encoding.ASCII.GetBytes(hash + "\n")]);
    }

    private void Git(params string[] commands)
    {
        foreach (var command in commands)
        {
            using var git = Process.Start(new ProcessStartInfo("git", command)
            {
                WorkingDirectory = _rig.Workspace.Workspace.Path,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            git.WaitForExit();
            Assert.True(git.ExitCode == 0, $"git {command}: {git.StandardError.ReadToEnd()}");
        }
    }
}
