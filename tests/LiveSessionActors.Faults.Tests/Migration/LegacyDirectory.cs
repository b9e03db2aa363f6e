using System.Text;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Migration;

/// <summary>A legacy directory with journals of every kind: most whole, some torn, some that nobody can migrate.</summary>
internal sealed class LegacyDirectory
{
    private readonly Home _home;
    private readonly Dictionary<string, byte[]> _journals = [];
    private readonly List<string> _others = [];

    public LegacyDirectory(Home home, int count, Random random)
    {
        _home = home;
        Directory.CreateDirectory(Root);
        for (var number = 0; number < count; number++)
            Lay(number, random);
    }

    /// <summary>The sessions that have a legacy journal which can be migrated.</summary>
    public IReadOnlyList<string> Sessions => [.. _journals.Keys];

    /// <summary>How many entries of the directory are no such journals.</summary>
    public int Others => _others.Count;

    private string Root => Path.Combine(_home.Workspace, ".impeccable-live", "sessions");

    /// <summary>What a session's journal was when it was laid.</summary>
    public ReadOnlySpan<byte> Of(string session) => _journals[session];

    /// <summary>Whether every journal still is what it was.</summary>
    public bool IsUntouched() =>
        _journals.All(journal => File.ReadAllBytes(PathOf(journal.Key)).AsSpan().SequenceEqual(journal.Value))
        && Directory.GetFileSystemEntries(Root).Length == _journals.Count + _others.Count;

    private void Lay(int number, Random random)
    {
        var lines = string.Concat(Enumerable.Range(1, random.Next(1, 20))
            .Select(seq => Some.ForeignLine($"legacy-{number}-{seq}", seq, $"s{number}")));
        switch (number % 20)
        {
            case 0: Write($"s{number}", lines + """{"seq":99,"id":"torn"""); break;
            case 1: Write($"s{number}", lines[..^1]); break;
            case 2: Write($"s{number}", lines + "no entry\n\n" + lines.Replace("legacy", "again", StringComparison.Ordinal)); break;
            case 3: Write($"s{number}", ""); break;
            case 4: Lay(number / 20 % 3, number); break;
            default: Write($"s{number}", lines); break;
        }
    }

    private void Lay(int kind, int number)
    {
        var path = PathOf(kind == 2 ? $"no session {number}" : $"s{number}");
        _others.Add(path);
        if (kind == 0)
            Directory.CreateDirectory(path);
        else if (kind == 1)
            File.CreateSymbolicLink(path, _home.PathOf("elsewhere"));
        else
            File.WriteAllText(path, Some.ForeignLine("nobody", 1));
    }

    private void Write(string session, string text)
    {
        _journals[session] = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(PathOf(session), _journals[session]);
    }

    private string PathOf(string name) => Path.Combine(Root, name + ".jsonl");
}
