using System.CommandLine;
using LiveSessionActors.Cli.Completions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions completions</c>: the script by which a shell completes verbs and options.</summary>
internal static class CompletionsVerb
{
    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var named }] && !Shells.Contains(named))
                result.AddError($"There is no script for '{named}'; there is one for {string.Join(", ", Shells)}.");
        });
        var verb = new Command("completions", "Print what makes a shell complete this command.") { shell };
        verb.SetAction(arguments =>
        {
            var words = CompletionWord.Of(CommandTree.Root());
            Console.Out.Write(arguments.GetRequiredValue(shell) switch
            {
                "bash" => CompletionScripts.Bash(words),
                "zsh" => CompletionScripts.Zsh(words),
                "fish" => CompletionScripts.Fish(words),
                _ => CompletionScripts.PowerShell(words),
            });
        });
        return verb;
    }
}
