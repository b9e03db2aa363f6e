using System.Collections.Concurrent;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>What went otherwise than promised: of whom what was expected, and what came.</summary>
internal sealed class Findings
{
    private const int ShownMax = 20;
    private const int LengthMax = 700;

    private readonly ConcurrentQueue<string> _all = new();

    /// <summary>Whether all was as promised.</summary>
    public bool AreNone => _all.IsEmpty;

    /// <summary>Notes something.</summary>
    public void Add(string who, string expected, string came) =>
        _all.Enqueue($"{who}: expected {Shortened(expected)}; {Shortened(came)}");

    /// <summary>Notes something unless it holds.</summary>
    public void Expect(bool holds, string who, string expected, Func<string> came)
    {
        if (!holds)
            Add(who, expected, came());
    }

    /// <summary>The first of them, a line each.</summary>
    public override string ToString() => string.Join('\n', _all.Take(ShownMax))
        + (_all.Count > ShownMax ? $"\nand {_all.Count - ShownMax} more" : "");

    private static string Shortened(string text) => text.Length <= LengthMax ? text : text[..LengthMax] + "…";
}
