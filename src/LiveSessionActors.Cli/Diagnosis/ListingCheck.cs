using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The journals that the daemon cannot read, which are missing in its lists.</summary>
internal static class ListingCheck
{
    private const string Name = "journals";

    /// <summary>By the daemon, since it is the daemon's lists that they are missing in.</summary>
    public static async Task<Check> RunAsync(VerbCall call)
    {
        using var client = new LiveSessionClient(call.Address, call.Workspace);
        try
        {
            var warnings = await client.ListWarningsAsync(call.Cancellation);
            return warnings is [] ? new Check(true, Name, "the daemon can read all of them") : Missing(warnings);
        }
        catch (DaemonException failure)
        {
            return new Check(false, Name, failure.Message, failure.Hint);
        }
    }

    /// <summary>Some are missing.</summary>
    /// <param name="warnings">Which ones, and why.</param>
    public static Check Missing(IEnumerable<string> warnings) => new(
        false,
        Name,
        $"these are missing in every list: {string.Join("; ", warnings)}",
        "Correct the permissions of these files, or move away what is no journal.");
}
