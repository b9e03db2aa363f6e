using System.IO.Compression;

namespace LiveSessionActors.Packages.Tests;

[Collection(InstalledPackages.Collection)]
public sealed class HostPackageTests(InstalledPackages packages)
{
    [Theory]
    [InlineData(
        "LiveSessionActors.Hosting", "LiveSessionActors.Actors", "LiveSessionActors.Persistence", "Akka.Hosting")]
    [InlineData("LiveSessionActors.Actors", "LiveSessionActors.Sessions", "Akka.Hosting", "Akka.Persistence")]
    [InlineData("LiveSessionActors.Persistence", "LiveSessionActors.Sessions", "Akka.Persistence")]
    [InlineData("LiveSessionActors.Sessions")]
    public async Task A_library_for_hosts_names_the_packages_that_it_needs(
        string library, params string[] needed)
    {
        await using var package = await ZipFile.OpenReadAsync(
            Path.Combine(packages.Artifacts, $"{library}.{Built.Version}.nupkg"));
        using var description = new StreamReader(await package.GetEntry($"{library}.nuspec")!.OpenAsync());
        var text = await description.ReadToEndAsync();
        Assert.All(needed, id => Assert.Contains($"<dependency id=\"{id}\" ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_has_nothing_but_the_package_keeps_live_sessions()
    {
        var directory = packages.NewDirectory("host");
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Program.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk.Worker">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LiveSessionActors.Hosting" Version="{Built.Version}" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Program.cs"),
            """
            using Akka.Actor;
            using Akka.Hosting;
            using LiveSessionActors.Actors;
            using LiveSessionActors.Actors.Messages;
            using LiveSessionActors.Hosting;
            using LiveSessionActors.Sessions;

            var builder = Host.CreateApplicationBuilder();
            builder.Services.AddAkka("host", akka => akka.WithLiveSessions());
            using var host = builder.Build();
            await host.StartAsync();
            var workspaces = host.Services.GetRequiredService<ActorRegistry>().Get<WorkspacesActor>();
            var (workspace, session) = (Workspace.Parse(Environment.CurrentDirectory), SessionId.Parse("one"));
            var generate = SessionEvent.Parse("{\"type\":\"generate\"}"u8.ToArray(), session.Value, 64);
            var append = new SessionCommand.AppendEvent(workspace, session, generate);
            var reply = await workspaces.Ask<SessionReply>(append);
            Console.WriteLine(
                reply is SessionReply.EventAppended appended ? $"appended {appended.Snapshot.Phase}" : reply);
            await host.StopAsync();
            """);

        var commands = packages.CommandIn(directory);
        await commands.RunAsync("dotnet", "build", "--output", "out", "-nodeReuse:false");
        var output = await commands.RunAsync("dotnet", Path.Combine("out", "Program.dll"));

        Assert.Contains("appended \"generate_requested\"", output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(directory, "one.jsonl", SearchOption.AllDirectories));
    }
}
