using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 14: a killed daemon leaves its socket behind.</summary>
public sealed class Row14StaleSocketTests : FaultTest
{
    [SkippableFact]
    public async Task A_daemon_starts_over_the_socket_and_the_locks_of_a_killed_one()
    {
        var first = await StartAsync();
        await first.Bridge.AppendMarkAsync("before");
        await first.KillAsync();
        Assert.True(File.Exists(Home.Pipe));

        var second = await StartAsync();
        await second.Bridge.AppendMarkAsync("after");

        Assert.Equal(["before", "after"], Home.Journal().Marks);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData(".lock")]
    public async Task A_file_in_the_place_of_the_socket_or_beside_it_is_never_replaced(string suffix)
    {
        await File.WriteAllTextAsync(Home.Pipe + suffix, "somebody's notes");

        var daemon = Launch();

        Assert.False(await daemon.IsReadyAsync());
        Assert.Equal(73, await daemon.WaitAsync());
        Assert.Contains(Home.Pipe + suffix, await daemon.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Equal("somebody's notes", await File.ReadAllTextAsync(Home.Pipe + suffix));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("~")]
    public async Task A_link_or_a_directory_in_the_place_of_the_socket_is_never_replaced(string suffix)
    {
        foreach (var make in new Action<string>[]
            { path => File.CreateSymbolicLink(path, Home.PathOf("x")), path => Directory.CreateDirectory(path) })
        {
            make(Home.Pipe + suffix);
            var daemon = Launch();
            Assert.False(await daemon.IsReadyAsync());
            Assert.Equal(73, await daemon.WaitAsync());
            Assert.Contains("is no socket", await daemon.ErrorsAsync(), StringComparison.Ordinal);
            if (Directory.Exists(Home.Pipe + suffix))
                Directory.Delete(Home.Pipe + suffix);
            else
                File.Delete(Home.Pipe + suffix);
        }
    }

    [SkippableFact]
    public async Task A_command_that_would_start_a_daemon_says_that_a_file_is_in_the_way_of_the_socket()
    {
        await File.WriteAllTextAsync(Home.Pipe, "somebody's notes");

        var answer = await Tool.RunAsync(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"), "status", "--pipe", Home.Pipe,
            "--workspace", Home.Workspace);

        Assert.Equal(73, answer.ExitCode);
        Assert.Contains("is no socket", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("somebody's notes", await File.ReadAllTextAsync(Home.Pipe));
    }
}
