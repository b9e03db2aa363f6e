namespace LiveSessionActors.Packages.Tests;

[Collection(InstalledPackages.Collection)]
public sealed class ClientPackageTests(InstalledPackages packages)
{
    [Fact]
    public async Task The_program_on_the_page_of_the_dotnet_client_compiles_and_prints_what_the_page_says()
    {
        var directory = packages.NewDirectory("dotnet");
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Program.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LiveSessionActors.Client" Version="{Built.Version}" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.14" />
              </ItemGroup>
            </Project>
            """);
        Directory.CreateDirectory(Path.Combine(directory, ".impeccable"));
        var page = new ProgramOnPage(Path.Combine(Built.SourceDirectory, "LiveSessionActors.Client", "README.md"));
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), page.Text);

        var commands = packages.CommandIn(directory);
        await commands.RunAsync("dotnet", "build", "--output", "out", "-nodeReuse:false");
        var output = await commands.RunAsync("dotnet", Path.Combine("out", "Program.dll"));

        Assert.NotEmpty(page.Output);
        Assert.Subset(output.Split('\n', StringSplitOptions.TrimEntries).ToHashSet(), page.Output.ToHashSet());
    }

    [SkippableFact]
    public async Task A_program_that_has_nothing_but_the_npm_package_appends_by_the_client_and_by_the_store()
    {
        Skip.IfNot(await Command.IsThereAsync("npm"), "npm is not installed.");
        var package = await packages.PackNodeClientAsync();
        var directory = packages.NewDirectory("node");
        await File.WriteAllTextAsync(Path.Combine(directory, "package.json"), """{"type":"module","private":true}""");
        await File.WriteAllTextAsync(
            Path.Combine(directory, "program.mjs"),
            """
            import { connect } from 'live-session-actors';
            import { createLiveSessionStore } from 'live-session-actors/store';

            const client = await connect({ workspace: process.cwd() });
            console.log((await client.append({ id: 'one', type: 'generate' })).phase);
            client.close();
            const store = createLiveSessionStore({ cwd: process.cwd(), sessionId: 'one' });
            console.log(store.appendEvent({ type: 'complete' }).phase);
            """);

        var commands = packages.CommandIn(directory);
        await commands.RunAsync("npm", "install", "--offline", "--no-audit", "--no-fund", package);
        var output = await commands.RunAsync("node", "program.mjs");

        Assert.Equal("generate_requested\ncompleted\n", output.ReplaceLineEndings("\n"));
    }
}
