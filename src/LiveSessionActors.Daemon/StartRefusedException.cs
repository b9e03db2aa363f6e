namespace LiveSessionActors.Daemon;

/// <summary>Why the daemon does not start: a sentence, what to do about it, and the process's exit code.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Another daemon is at the address (EX_TEMPFAIL).</summary>
    public const int AlreadyRunning = 75;

    /// <summary>The pipe cannot be made there (EX_CANTCREAT).</summary>
    public const int AddressUnusable = 73;

    /// <summary>This process may make no pipe at all (EX_NOPERM).</summary>
    public const int NotPermitted = 77;

    /// <summary>The workspace is no directory (EX_NOINPUT).</summary>
    public const int WorkspaceMissing = 66;

    /// <summary>A setting is missing, unknown or wrong (EX_CONFIG).</summary>
    public const int Configuration = 78;

    /// <summary>Says why.</summary>
    public StartRefusedException(int exitCode, string sentence, string? hint = null, Exception? cause = null)
        : base(sentence, cause) => (ExitCode, Hint) = (exitCode, hint);

    /// <summary>The exit code, one of <c>sysexits.h</c>.</summary>
    public int ExitCode { get; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; }
}
