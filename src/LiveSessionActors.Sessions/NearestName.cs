namespace LiveSessionActors.Sessions;

/// <summary>Finds the name that somebody who mistyped one most likely meant.</summary>
public static class NearestName
{
    private const int CharsMax = 64;

    /// <summary>
    /// The name with the fewest characters to insert, remove, replace or swap, the first of equally near ones; null when
    /// more than a third of <paramref name="text"/> would have to change. Capital letters count as small ones.
    /// </summary>
    public static string? Of(string text, IEnumerable<string> names)
    {
        var (nearest, fewest) = (default(string), Math.Max(1, text.Length / 3) + 1);
        foreach (var name in text.Length > CharsMax ? [] : names)
        {
            if (Changes(text, name) is var changes && changes < fewest)
                (nearest, fewest) = (name, changes);
        }

        return nearest;
    }

    // The distance of Damerau and Levenshtein, of which only the last three rows are needed.
    private static int Changes(string from, string to)
    {
        var (above, twoAbove) = (new int[to.Length + 1], new int[to.Length + 1]);
        for (var column = 0; column <= to.Length; column++)
            above[column] = column;
        for (var row = 1; row <= from.Length; row++)
        {
            var current = new int[to.Length + 1];
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = above[column - 1] + (IsSame(from[row - 1], to[column - 1]) ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(above[column], current[column - 1]) + 1);
                if (row > 1 && column > 1
                    && IsSame(from[row - 1], to[column - 2]) && IsSame(from[row - 2], to[column - 1]))
                    current[column] = Math.Min(current[column], twoAbove[column - 2] + 1);
            }

            (twoAbove, above) = (above, current);
        }

        return above[to.Length];
    }

    private static bool IsSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
