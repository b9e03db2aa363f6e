using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Services;

/// <summary>
/// A socket and a service of systemd's user instance: it listens from the login on, and starts the daemon when somebody
/// connects.
/// </summary>
/// <param name="directory">The directory of the user's units.</param>
internal sealed class SystemdUnits(string directory) : IServiceKind
{
    private const string Socket = "live-sessions.socket";
    private const string Service = "live-sessions.service";

    public string Name => "systemd user units";

    public ServicePlan Install(ServiceSetting setting) => new(
        [new(PathOf(Socket), SocketUnit(setting)), new(PathOf(Service), ServiceUnit(setting))],
        [Systemctl("daemon-reload"), Systemctl("enable", "--now", Socket)]);

    public ServicePlan Uninstall() => new(
        [new(PathOf(Socket), ""), new(PathOf(Service), "")],
        [Systemctl("disable", "--now", Socket), Systemctl("stop", Service)]);

    public IReadOnlyList<IReadOnlyList<string>> Forget() => [Systemctl("daemon-reload")];

    public ServiceHold? HoldOf(BridgeAddress address)
    {
        var listens = $"ListenStream={Listens(address)}";
        return File.Exists(PathOf(Socket)) && File.ReadLines(PathOf(Socket)).Contains(listens)
            ? new ServiceHold(
                Socket,
                Systemctl("is-active", "--quiet", Socket),
                Systemctl("show", "--property=MainPID", "--value", Service),
                Systemctl("stop", Service))
            : null;
    }

    public IReadOnlyList<IReadOnlyList<string>> Look() =>
        [Systemctl("is-enabled", Socket), Systemctl("is-active", Socket), Systemctl("is-active", Service)];

    // %t is the runtime directory, which the default address is in.
    private static string Listens(BridgeAddress address) =>
        address.IsDefault ? "%t/live-sessions/bridge.sock" : Escaped(address.Value);

    private static string SocketUnit(ServiceSetting setting) =>
        $"""
        [Unit]
        Description=Live sessions: the socket that starts the daemon when somebody connects

        [Socket]
        ListenStream={Listens(setting.Address)}
        SocketMode=0600
        DirectoryMode=0700
        RemoveOnStop=yes

        [Install]
        WantedBy=sockets.target

        """;

    // Not again after an exit that says what is wrong: the address, the workspace, the configuration.
    private static string ServiceUnit(ServiceSetting setting) =>
        $"""
        [Unit]
        Description=Live sessions
        Requires={Socket}
        After={Socket}

        [Service]
        Type=notify
        ExecStart={string.Join(' ', setting.Command().Select((word, place) => place == 0 ? Quoted(word) : Plain(word)))}
        {(setting.RuntimeRoot is { } root ? $"Environment={Quoted("DOTNET_ROOT=" + root)}\n" : "")}Restart=on-failure
        RestartPreventExitStatus=66 73 75 78
        TimeoutStopSec=5

        """;

    // Variables are looked for behind the first word only.
    private static string Plain(string word) => Quoted(word.Replace("$", "$$", StringComparison.Ordinal));

    private static string Quoted(string word) =>
        $"\"{Escaped(word).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Escaped(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal);

    private static IReadOnlyList<string> Systemctl(params string[] words) => ["systemctl", "--user", .. words];

    private string PathOf(string name) => Path.Combine(directory, name);
}
