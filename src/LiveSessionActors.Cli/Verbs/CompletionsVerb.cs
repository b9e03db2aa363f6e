using System.CommandLine;
using LiveSessionActors.Cli.Completions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions completions</c>: the script by which a shell completes verbs, options and ids.</summary>
internal static class CompletionsVerb
{
    // What the scripts ask for.
    private const string Ids = "ids";

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var named }] && named != Ids && !Shells.Contains(named))
                result.AddError($"There is no script for '{named}'; there is one for {string.Join(", ", Shells)}.");
        });
        var verb = new Command("completions", "Print what makes a shell complete this command.") { shell };
        verb.SetAction(arguments => Console.Out.Write(TextOf(arguments.GetRequiredValue(shell))));
        return verb;
    }

    private static string TextOf(string wanted)
    {
        if (wanted == Ids)
            return string.Concat(SessionNames.In(WorkspacePath.Of(null)).Select(name => name + "\n"));

        var words = CompletionWord.Of(CommandTree.Root());
        return wanted switch
        {
            "bash" => CompletionScripts.Bash(words),
            "zsh" => CompletionScripts.Zsh(words),
            "fish" => CompletionScripts.Fish(words),
            _ => CompletionScripts.PowerShell(words),
        };
    }
}
