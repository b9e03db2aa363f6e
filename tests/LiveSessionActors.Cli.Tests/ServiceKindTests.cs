using System.Diagnostics;
using System.Xml.Linq;
using LiveSessionActors.Cli.Services;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Starting;

namespace LiveSessionActors.Cli.Tests;

/// <summary>What is written and run for each platform's services.</summary>
public sealed class ServiceKindTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("lsa-");

    public void Dispose() => _directory.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("live-sessions")]
    [InlineData("a b%c$d")]
    public async Task Systemd_finds_nothing_wrong_with_the_units(string name)
    {
        var program = Program(name);
        foreach (var file in Systemd().Install(Odd(program)).Files)
            await File.WriteAllTextAsync(file.Path, file.Content);

        var (exitCode, said) = await RunAsync("systemd-analyze", "verify", "--user", Unit("socket"), Unit("service"));

        Assert.Equal((0, ""), (exitCode, said));
    }

    [Fact]
    public void The_socket_is_the_user_s_alone_and_at_the_daemon_s_address()
    {
        var named = BridgeAddress.Resolve(OperatingSystem.IsWindows() ? "pipe" : "/run/some/where.sock");

        var own = Systemd().Install(Setting("/bin/live-sessions")).Files[0].Content;
        var other = Systemd().Install(Setting("/bin/live-sessions") with { Address = named }).Files;

        Assert.Contains("SocketMode=0600", own, StringComparison.Ordinal);
        Assert.Contains("DirectoryMode=0700", own, StringComparison.Ordinal);
        Assert.Contains($"ListenStream={named.Value}\n", other[0].Content, StringComparison.Ordinal);
        Assert.Contains($"\"--pipe\" \"{named.Value}\"", other[1].Content, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_default_address_is_in_the_runtime_directory()
    {
        var setting = Setting("/bin/live-sessions");
        Skip.IfNot(setting.Address.IsDefault, "Another address is in the environment.");

        var units = Systemd().Install(setting).Files;

        Assert.Contains("ListenStream=%t/live-sessions/bridge.sock\n", units[0].Content, StringComparison.Ordinal);
        Assert.DoesNotContain("--pipe", units[1].Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Launchd_gets_the_words_of_the_command_one_by_one()
    {
        var kind = new LaunchdAgent(_directory.FullName, 501);

        var plan = kind.Install(Setting("/opt/a & b/live-sessions") with { RuntimeRoot = "/opt/<dotnet>" });

        var file = Assert.Single(plan.Files);
        var properties = XDocument.Parse(file.Content.Replace(
            "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
            + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">",
            "",
            StringComparison.Ordinal));
        Assert.Equal(
            ["/opt/a & b/live-sessions", "daemon", "--workspace", "/home/me", "--log-file"],
            properties.Descendants("array").Single().Elements("string").Select(word => word.Value));
        Assert.Contains("/opt/<dotnet>", properties.Descendants("string").Select(text => text.Value));
        Assert.Equal(["launchctl", "bootstrap", "gui/501", file.Path], Assert.Single(plan.Commands));
        Assert.Equal(
            ["launchctl", "bootout", "gui/501/live-sessions.daemon"], Assert.Single(kind.Uninstall().Commands));
    }

    [Fact]
    public void Windows_gets_a_service_for_each_user_who_signs_in()
    {
        var kind = new WindowsUserService();

        var plan = kind.Install(Setting(@"C:\Program Files\live-sessions.exe") with { Workspace = @"C:\Users\me\" });

        Assert.Empty(plan.Files);
        Assert.Equal(
            [
                "sc.exe", "create", "LiveSessions", "type=", "userown", "start=", "auto",
                "DisplayName=", "Live sessions",
                "binPath=",
                @"""C:\Program Files\live-sessions.exe"" ""daemon"" ""--workspace"" ""C:\Users\me\\"" ""--log-file""",
            ],
            plan.Commands[0]);
        Assert.Contains(["sc.exe", "delete", "LiveSessions"], kind.Uninstall().Commands);
    }

    private SystemdUnits Systemd() => new(_directory.FullName);

    private string Unit(string kind) => Path.Combine(_directory.FullName, "live-sessions." + kind);

    // Something that can be run, which is all that is looked at.
    private string Program(string name)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private static ServiceSetting Setting(string program) =>
        new(new DaemonCommand(program), BridgeAddress.Resolve(), "/home/me", null, null);

    private static ServiceSetting Odd(string program) =>
        Setting(program) with { Workspace = "/home/\"me\" $HOME %h", RuntimeRoot = "/opt/dot net" };

    private async Task<(int ExitCode, string Said)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["XDG_RUNTIME_DIR"] = _directory.FullName;
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, (await output + errors).Trim());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SkipException($"There is no {program} on this machine.");
        }
    }
}
