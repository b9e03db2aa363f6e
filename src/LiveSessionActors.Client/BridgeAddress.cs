namespace LiveSessionActors.Client;

/// <summary>
/// Where the daemon listens: the path of a Unix domain socket, or on Windows the name of a pipe. The one place that
/// knows the rule by which daemon and clients find each other.
/// </summary>
public sealed record BridgeAddress
{
    /// <summary>The environment variable that names the address when no option does.</summary>
    public const string Variable = "LIVE_SESSIONS_PIPE";

    private const string DirectoryName = "live-sessions";
    private const string SocketName = "bridge.sock";
    private const string WindowsPipePrefix = @"\\.\pipe\";

    private BridgeAddress(string value, bool isDefault) => (Value, IsDefault) = (value, isDefault);

    /// <summary>The socket's absolute path, or the pipe's name.</summary>
    public string Value { get; }

    /// <summary>
    /// It is the user's own default, in a directory for nothing else; also when somebody named it, as commands do for
    /// the daemon that they start.
    /// </summary>
    public bool IsDefault { get; }

    /// <summary>
    /// The longest path in UTF-8 bytes. The kernel's limit less the terminating zero, and less the one byte by which
    /// the name under which a daemon binds is longer than the one under which it is found.
    /// </summary>
    public static int BytesMax => OperatingSystem.IsMacOS() ? 102 : 106;

    /// <summary>
    /// The address: <paramref name="pipe"/> when given, else the environment's <c>LIVE_SESSIONS_PIPE</c>, else the
    /// user's default.
    /// </summary>
    /// <exception cref="DaemonException"><c>invalid_address</c>: no absolute path, a directory's, or too long a one.</exception>
    public static BridgeAddress Resolve(string? pipe = null)
    {
        var named = string.IsNullOrEmpty(pipe) ? Environment.GetEnvironmentVariable(Variable) : pipe;
        return string.IsNullOrEmpty(named) ? Default() : Named(named);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static BridgeAddress Named(string text)
    {
        if (OperatingSystem.IsWindows())
        {
            var prefixed = text.StartsWith(WindowsPipePrefix, StringComparison.OrdinalIgnoreCase);
            return Of(prefixed ? text[WindowsPipePrefix.Length..] : text);
        }

        if (!Path.IsPathFullyQualified(text) || text.Contains('\0'))
            throw Invalid($"The pipe '{text}' is no absolute path.");
        var path = Path.GetFullPath(text);
        return Path.EndsInDirectorySeparator(path)
            ? throw Invalid($"The pipe '{text}' names a directory.")
            : Checked(path);
    }

    private static DaemonException Invalid(string detail) =>
        new("invalid_address", detail, "Name a socket by its absolute path.");

    private static BridgeAddress Default() =>
        OperatingSystem.IsWindows() ? Of(DefaultValue()) : Checked(DefaultValue());

    private static BridgeAddress Of(string value) => new(value, isDefault: value == DefaultValue());

    private static string DefaultValue() => OperatingSystem.IsWindows()
        ? $"{DirectoryName}-{Environment.UserName}"
        : Path.Combine(DefaultDirectory(), SocketName);

    // A runtime directory that is named but missing is what a shell started by another user's environment has. A
    // relative path means another directory to each who asks, and so none.
    private static string DefaultDirectory() =>
        Absolute("XDG_RUNTIME_DIR") is { } runtime && Directory.Exists(runtime)
            ? Path.Combine(runtime, DirectoryName)
            : Path.Combine(Absolute("TMPDIR") ?? "/tmp", $"{DirectoryName}-{UnixUser.Current}");

    private static string? Absolute(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } path && Path.IsPathFullyQualified(path) ? path : null;

    private static BridgeAddress Checked(string path)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(path);
        return bytes <= BytesMax
            ? Of(path)
            : throw new DaemonException(
                "invalid_address",
                $"The path of the pipe has {bytes} bytes, and a socket's has at most {BytesMax}: {path}",
                $"Name a shorter path with --pipe or {Variable}.");
    }
}
