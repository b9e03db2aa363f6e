using System.CommandLine;
using LiveSessionActors.Cli.Demo;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions demo</c>: a whole session, with the daemon killed half-way.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var format = new FormatInput();
        var verb = new Command("demo", "Play a session, kill the daemon half-way, and show that nothing is lost.");
        format.AddTo(verb);
        verb.SetAction(async (arguments, cancellation) =>
        {
            var steps = DemoPlay.StepsAsync(cancellation);
            var survived = format.IsJson(arguments) ? await PrintAsync(steps) : await DemoTable.ShowAsync(steps);
            return survived ? 0 : 1;
        });
        return verb;
    }

    private static async Task<bool> PrintAsync(IAsyncEnumerable<DemoStep> steps)
    {
        var survived = false;
        await foreach (var step in steps)
        {
            Console.Out.WriteLine(step.Snapshot is { } snapshot
                ? JsonLine.Of(("who", step.Who), ("what", step.What), ("snapshot", snapshot))
                : JsonLine.Of(("who", step.Who), ("what", step.What)));
            survived = step.Survived ?? survived;
        }

        Console.Out.WriteLine(JsonLine.Of(("ok", survived)));
        return survived;
    }
}
