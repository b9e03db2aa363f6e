using System.Globalization;
using System.Security;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Services;

/// <summary>An agent of launchd: the daemon runs from the login on, and again when it fails.</summary>
/// <param name="directory">The directory of the user's agents.</param>
/// <param name="user">The user's id.</param>
internal sealed class LaunchdAgent(string directory, uint user) : IServiceKind
{
    private const string Label = "live-sessions.daemon";

    public string Name => "launchd agent";

    private string File => Path.Combine(directory, Label + ".plist");

    private string Domain => string.Create(CultureInfo.InvariantCulture, $"gui/{user}");

    public ServicePlan Install(ServiceSetting setting) => new(
        [new(File, Properties(setting))], [["launchctl", "bootstrap", Domain, File]]);

    public ServicePlan Uninstall() => new(
        [new(File, "")], [["launchctl", "bootout", $"{Domain}/{Label}"]]);

    public IReadOnlyList<IReadOnlyList<string>> Forget() => [];

    public ServiceHold? HoldOf(BridgeAddress address) => null;

    public IReadOnlyList<IReadOnlyList<string>> Look() => [["launchctl", "print", $"{Domain}/{Label}"]];

    private static string Properties(ServiceSetting setting) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>{Label}</string>
          <key>ProgramArguments</key>
          <array>
        {string.Join('\n', setting.Command("--log-file").Select(word => $"    <string>{Escaped(word)}</string>"))}
          </array>
        {Environment(setting)}  <key>RunAtLoad</key>
          <true/>
          <key>KeepAlive</key>
          <dict>
            <key>SuccessfulExit</key>
            <false/>
          </dict>
          <key>ProcessType</key>
          <string>Background</string>
        </dict>
        </plist>

        """;

    private static string Environment(ServiceSetting setting) => setting.RuntimeRoot is not { } root
        ? ""
        : $"""
            <key>EnvironmentVariables</key>
            <dict>
              <key>DOTNET_ROOT</key>
              <string>{Escaped(root)}</string>
            </dict>

          """;

    private static string? Escaped(string text) => SecurityElement.Escape(text);
}
