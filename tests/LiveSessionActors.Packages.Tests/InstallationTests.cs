namespace LiveSessionActors.Packages.Tests;

/// <summary>README's lines for installing, upgrading and uninstalling, run as they stand in a home of their own.</summary>
[Collection(InstalledPackages.Collection)]
public sealed class InstallationTests(InstalledPackages packages)
{
    private const string Section = "## Install, upgrade, uninstall";
    private const string FirstOfTheEnd = "live-sessions service uninstall";

    [SkippableFact]
    public async Task README_s_lines_install_upgrade_and_uninstall_the_program_and_both_clients()
    {
        Skip.If(OperatingSystem.IsWindows(), "The lines are for a Unix shell.");
        Skip.IfNot(await Command.IsThereAsync("npm"), "npm is not installed.");
        await packages.PackNodeClientAsync();
        var (home, project) = (packages.NewDirectory("home"), packages.NewDirectory("users-project"));
        var (projectFile, manifest) = (Path.Combine(project, "Program.csproj"), Path.Combine(project, "package.json"));
        await File.WriteAllTextAsync(
            projectFile,
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(manifest, """{"private":true}""");
        await File.WriteAllTextAsync(Path.Combine(project, "nuget.config"), "<configuration />");
        var user = packages.UserIn(project, home);
        var lines = Lines().ToList();
        var end = lines.FindIndex(line => line.StartsWith(FirstOfTheEnd, StringComparison.Ordinal));

        foreach (var line in lines[..end])
            await user.RunAsync("bash", "-c", line);
        var version = await user.RunAsync("bash", "-c", "live-sessions --version");
        var (referred, depended) = (await File.ReadAllTextAsync(projectFile), await File.ReadAllTextAsync(manifest));
        foreach (var line in lines[end..])
            await user.RunAsync("bash", "-c", line);

        Assert.StartsWith(Built.Version, version, StringComparison.Ordinal);
        Assert.Contains("LiveSessionActors.Client", referred, StringComparison.Ordinal);
        Assert.Contains("live-session-actors", depended, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(home, ".dotnet", "tools", "live-sessions")));
        Assert.DoesNotContain("LiveSessionActors", await File.ReadAllTextAsync(projectFile), StringComparison.Ordinal);
        Assert.DoesNotContain("live-session", await File.ReadAllTextAsync(manifest), StringComparison.Ordinal);
    }

    // Those behind the first block, which makes the packages in the checkout.
    private static IEnumerable<string> Lines()
    {
        var (block, inside) = (0, false);
        var page = File.ReadLines(Path.Combine(Built.SourceDirectory, "..", "README.md"));
        foreach (var line in page.SkipWhile(line => line != Section).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                (block, inside) = (block + (inside ? 0 : 1), !inside);
            else if (inside && block > 1)
                yield return line;
        }
    }
}
