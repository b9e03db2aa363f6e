namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>
/// What a piece of work cost in turns with others. How the system wakes threads makes every request, one that does
/// nothing as well, two or three times as dear in some turns as in others: what is compared is the best turn.
/// </summary>
/// <param name="Best">The turn with the lowest median.</param>
/// <param name="All">All turns together.</param>
internal readonly record struct Turns(Figure Best, Figure All)
{
    /// <summary>How many turns there are.</summary>
    public const int Count = 12;

    /// <summary>Does each piece of work so many rounds, and all that again and again.</summary>
    public static IReadOnlyList<Turns> Time(int rounds, IReadOnlyList<Action<int>> works)
    {
        var turns = works.Select(_ => new List<List<double>>()).ToList();
        for (var turn = 0; turn < Count; turn++)
        {
            foreach (var (index, work) in works.Index())
                turns[index].Add(Figure.Samples(rounds, work));
        }

        return turns.ConvertAll(each => new Turns(
            each.Select(Figure.Of).MinBy(figure => figure.Median), Figure.Of(each.SelectMany(samples => samples))));
    }
}
