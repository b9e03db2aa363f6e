namespace LiveSessionActors.Cli.Help;

/// <summary>What somebody may have meant who mistyped a name.</summary>
internal static class NearestName
{
    /// <summary>The name that takes the fewest corrections, if they are few for its length; else null.</summary>
    public static string? Of(string typed, IEnumerable<string> names) => names
        .Select(name => (Name: name, Corrections: Corrections(typed, name)))
        .Where(candidate => candidate.Corrections <= Math.Max(1, Math.Min(typed.Length, candidate.Name.Length) / 3))
        .OrderBy(candidate => candidate.Corrections)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    // Letters that were left out, added, mistaken, or exchanged with their neighbour.
    private static int Corrections(string typed, string name)
    {
        var counts = new int[typed.Length + 1, name.Length + 1];
        for (var (i, j) = (0, 0); i <= typed.Length; (i, j) = j < name.Length ? (i, j + 1) : (i + 1, 0))
            counts[i, j] = i == 0 || j == 0 ? i + j : Cheapest(counts, typed, name, i, j);
        return counts[typed.Length, name.Length];
    }

    private static int Cheapest(int[,] counts, string typed, string name, int i, int j)
    {
        var cheapest = Math.Min(
            Math.Min(counts[i - 1, j], counts[i, j - 1]) + 1,
            counts[i - 1, j - 1] + (typed[i - 1] == name[j - 1] ? 0 : 1));
        var areExchanged = i > 1 && j > 1 && typed[i - 1] == name[j - 2] && typed[i - 2] == name[j - 1];
        return areExchanged ? Math.Min(cheapest, counts[i - 2, j - 2] + 1) : cheapest;
    }
}
