using LiveSessionActors.Cli.Views;

namespace LiveSessionActors.Cli.Demo;

/// <summary>Tells the demo to a person.</summary>
internal static class DemoTable
{
    public static async Task<bool> ShowAsync(IAsyncEnumerable<DemoStep> steps)
    {
        var (output, survived) = (new PersonOutput(), false);
        await foreach (var step in steps.ConfigureAwait(false))
        {
            output.Line($"[{ColourOf(step)}]{step.Who,-10}[/] {step.What}{Arrow(step)}[bold]{step.Phase}[/]");
            survived = step.Survived ?? survived;
        }

        output.Line($"");
        output.Line(survived
            ? (FormattableString)$"[green]Everything that was acknowledged before the kill was there after it.[/]"
            : $"[red]The session was not the same after the kill.[/]");
        return survived;
    }

    private static string Arrow(DemoStep step) => step.Phase.Length > 0 ? " → " : "";

    private static string ColourOf(DemoStep step) => step.Who switch
    {
        "daemon" => "grey",
        "agent" => "blue",
        _ => "yellow",
    };
}
