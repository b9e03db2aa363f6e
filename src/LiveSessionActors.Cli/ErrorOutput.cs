namespace LiveSessionActors.Cli;

/// <summary>How a command says that it failed: a sentence and the next step, on standard error.</summary>
internal static class ErrorOutput
{
    public static int Write(string sentence, string? hint, int exitCode)
    {
        Console.Error.WriteLine($"live-sessions: {sentence}");
        if (hint is not null)
            Console.Error.WriteLine(hint);
        return exitCode;
    }
}
