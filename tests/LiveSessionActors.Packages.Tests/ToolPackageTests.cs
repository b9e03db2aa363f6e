using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace LiveSessionActors.Packages.Tests;

[Collection(InstalledPackages.Collection)]
public sealed class ToolPackageTests(InstalledPackages packages)
{
    [Fact]
    public async Task The_tool_is_installed_from_its_file_and_keeps_a_session_from_its_start_to_its_end()
    {
        var commands = packages.CommandIn(packages.NewDirectory("project"), onlyArtifacts: true);

        var appended = await AskAsync(commands, "append", """{"type":"generate","id":"one","count":3}""");
        var status = await AskAsync(commands, "status");
        var completed = await AskAsync(commands, "complete", "--id", "one");

        Assert.Equal("fsync", appended.GetProperty("durability").GetString());
        var daemon = status.GetProperty("liveServer");
        Assert.Equal(Built.Version, daemon.GetProperty("version").GetString());
        Assert.Equal("completed", completed.GetProperty("phase").GetString());
    }

    [Fact]
    public void The_package_of_this_platform_is_compiled_ahead_of_time_and_that_of_any_other_is_not()
    {
        var packed = Directory.GetFiles(packages.Artifacts, "live-sessions.*.nupkg")
            .ToDictionary(file => Path.GetFileName(file), IsCompiledAheadOfTime);

        Assert.Equal([false, true], packed.Values.OfType<bool>().Order());
        Assert.False(packed[$"live-sessions.any.{Built.Version}.nupkg"]);
        Assert.Null(packed[$"live-sessions.{Built.Version}.nupkg"]);
    }

    [Fact]
    public async Task The_package_for_any_platform_runs_where_dotnet_does()
    {
        var directory = packages.NewDirectory("any");
        await ZipFile.ExtractToDirectoryAsync(
            Path.Combine(packages.Artifacts, $"live-sessions.any.{Built.Version}.nupkg"), directory);
        var program = Directory.GetFiles(directory, "live-sessions.dll", SearchOption.AllDirectories).Single();

        var output = await packages.CommandIn(directory).RunAsync("dotnet", program, "status", "--no-start");

        Assert.Equal("[]", JsonDocument.Parse(output).RootElement.GetProperty("activeSessions").GetRawText());
    }

    // Null when it has no program in it.
    private static bool? IsCompiledAheadOfTime(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        if (archive.Entries.SingleOrDefault(entry => entry.Name == "live-sessions.dll") is not { } entry)
            return null;

        using var program = new MemoryStream();
        using (var content = entry.Open())
            content.CopyTo(program);
        program.Position = 0;
        using var reader = new PEReader(program);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private async Task<JsonElement> AskAsync(Command commands, params string[] arguments) =>
        JsonDocument.Parse(await commands.RunAsync(packages.Program, arguments)).RootElement;
}
