using System.CommandLine;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions endpoint</c>: where the daemon listens, or would.</summary>
internal static class EndpointVerb
{
    public static Command Create()
    {
        var pipe = SharedOptions.Pipe();
        var format = new FormatInput();
        var verb = new Command("endpoint", "Print the daemon's address.") { pipe };
        format.AddTo(verb);
        verb.SetAction(arguments =>
        {
            var address = BridgeAddress.Resolve(arguments.GetValue(pipe)).Value;
            Console.Out.WriteLine(format.AsksForJson(arguments) ? JsonLine.Of(("pipe", address)) : address);
        });
        return verb;
    }
}
