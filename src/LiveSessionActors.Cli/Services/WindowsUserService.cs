using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Services;

/// <summary>
/// A service of Windows that runs as each user who signs in. Administrators install it; a user's begins at the next
/// sign-in.
/// </summary>
internal sealed class WindowsUserService : IServiceKind
{
    private const string Service = "LiveSessions";

    public string Name => "Windows user service";

    public ServicePlan Install(ServiceSetting setting) => new(
        [],
        [
            [
                "sc.exe", "create", Service, "type=", "userown", "start=", "auto", "DisplayName=", "Live sessions",
                "binPath=", string.Join(' ', setting.Command("--log-file").Select(Quoted)),
            ],
            ["sc.exe", "failure", Service, "reset=", "60", "actions=", "restart/1000"],
        ]);

    public ServicePlan Uninstall() => new([], [["sc.exe", "stop", Service], ["sc.exe", "delete", Service]]);

    public IReadOnlyList<IReadOnlyList<string>> Forget() => [];

    public ServiceHold? HoldOf(BridgeAddress address) => null;

    public IReadOnlyList<IReadOnlyList<string>> Look() => [["sc.exe", "query", Service]];

    // A path has no quotes on Windows; what ends in a backslash would take the quote behind it for its own.
    private static string Quoted(string word) => word.EndsWith('\\') ? $"\"{word}\\\"" : $"\"{word}\"";
}
