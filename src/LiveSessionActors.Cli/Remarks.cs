namespace LiveSessionActors.Cli;

/// <summary>
/// What a command says besides its answer: sentences on standard error. For a program they come with the answer, so that
/// an error has standard error to itself.
/// </summary>
/// <param name="withAnswer">Whether they wait for the answer.</param>
internal sealed class Remarks(bool withAnswer)
{
    private readonly List<string> _waiting = [];

    /// <summary>Says a sentence.</summary>
    public void Add(string sentence)
    {
        _waiting.Add(sentence);
        if (!withAnswer)
            Say();
    }

    /// <summary>Says what waits: the answer comes now.</summary>
    public void Say()
    {
        foreach (var sentence in _waiting)
            Console.Error.WriteLine($"live-sessions: {sentence}");
        _waiting.Clear();
    }
}
