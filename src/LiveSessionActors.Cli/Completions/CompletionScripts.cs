namespace LiveSessionActors.Cli.Completions;

/// <summary>The scripts. They hold all words, so that completing starts no process.</summary>
internal static class CompletionScripts
{
    public static string Bash(IReadOnlyList<CompletionWord> words) => $$"""
        # bash: put this line into ~/.bashrc:  source <(live-sessions completions bash)
        _live_sessions() {
          local word="${COMP_WORDS[COMP_CWORD]}"
          case "$([ "$COMP_CWORD" -gt 1 ] && echo "${COMP_WORDS[1]}")" in
        {{Lines(words, word => $"    {word.Verb}) COMPREPLY=($(compgen -W '{Options(word)}' -- \"$word\")) ;;")}}
            '') COMPREPLY=($(compgen -W '{{Verbs(words)}}' -- "$word")) ;;
          esac
        }
        complete -o default -F _live_sessions live-sessions

        """;

    public static string Zsh(IReadOnlyList<CompletionWord> words) => $$"""
        # zsh: put this line into ~/.zshrc, after compinit:  source <(live-sessions completions zsh)
        _live_sessions() {
          case "$words[2]" in
        {{Lines(words, ZshOptions)}}
          esac
          local -a verbs=(
        {{Lines(words, ZshVerb)}}
          )
          _describe verb verbs
        }
        compdef _live_sessions live-sessions

        """;

    public static string Fish(IReadOnlyList<CompletionWord> words) => $"""
        # fish: live-sessions completions fish > ~/.config/fish/completions/live-sessions.fish
        {Lines(words, FishVerb)}
        {Lines(words, FishOptions)}

        """;

    public static string PowerShell(IReadOnlyList<CompletionWord> words) => $$"""
        # pwsh: put this line into $PROFILE:  live-sessions completions pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName live-sessions -ScriptBlock {
          param($word, $line, $position)
          $verbs = [ordered]@{
        {{Lines(words, word => $"    '{word.Verb}' = '{Options(word)}'")}}
          }
          $said = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
          $known = $verbs.Keys
          if ($said.Count -and $verbs.Contains($said[0]) -and $said[0] -ne $word) { $known = -split $verbs[$said[0]] }
          $known | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    private static string ZshOptions(CompletionWord word) =>
        $"    {word.Verb}) (( CURRENT > 2 )) && {{ compadd -- {Options(word)}; _files; return }} ;;";

    private static string ZshVerb(CompletionWord word)
    {
        var description = Quoted(word.Description, "'\\''").Replace(":", "\\:", StringComparison.Ordinal);
        return $"    '{word.Verb}:{description}'";
    }

    private static string FishVerb(CompletionWord word) =>
        $"complete -c live-sessions -n __fish_use_subcommand -f -a {word.Verb} -d '{Quoted(word.Description, "\\'")}'";

    private static string FishOptions(CompletionWord word) =>
        $"complete -c live-sessions -n '__fish_seen_subcommand_from {word.Verb}' -a '{Options(word)}'";

    private static string Verbs(IReadOnlyList<CompletionWord> words) =>
        string.Join(' ', words.Select(word => word.Verb));

    private static string Options(CompletionWord word) => string.Join(' ', word.Options);

    private static string Lines(IReadOnlyList<CompletionWord> words, Func<CompletionWord, string> line) =>
        string.Join('\n', words.Select(line));

    private static string Quoted(string text, string quote) => text.Replace("'", quote, StringComparison.Ordinal);
}
