namespace LiveSessionActors.Cli.Completions;

/// <summary>
/// The scripts. They hold all words, so that only completing a session's id starts a process: one that reads the names
/// of the workspace's journals and asks no daemon.
/// </summary>
internal static class CompletionScripts
{
    private const string AskForIds = "live-sessions completions ids 2>/dev/null";

    public static string Bash(IReadOnlyList<CompletionWord> words) => $$"""
        # bash: put this line into ~/.bashrc:  source <(live-sessions completions bash)
        _live_sessions() {
          local IFS=$' \t\n' word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" verb= ids=
          [ "$COMP_CWORD" -gt 1 ] && verb="${COMP_WORDS[1]}"
          case "$verb" in {{Parents(words, "|")}}) [ "$COMP_CWORD" -gt 2 ] && verb="$verb ${COMP_WORDS[2]}" ;; esac
          COMPREPLY=()
          case "$before" in
            {{Options(words, CompletionValue.Directory, "|")}})
              IFS=$'\n'; COMPREPLY=($(compgen -d -- "$word")); compopt -o filenames 2>/dev/null; return ;;
            {{Options(words, CompletionValue.File, "|")}})
              IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames 2>/dev/null; return ;;
            {{Options(words, CompletionValue.Session, "|")}})
              COMPREPLY=($(compgen -W "$({{AskForIds}})" -- "$word")); return ;;
        {{Lines(Worded(words), BashWords)}}
            {{Options(words, CompletionValue.Anything, "|")}}) return ;;
          esac
          case "$verb" in {{Verbs(words.Where(word => word.TakesSession), "|")}})
            [ "${word#-}" = "$word" ] && ids="$({{AskForIds}})" ;;
          esac
          case "$verb" in
        {{Lines(words, BashVerb)}}
            '') COMPREPLY=($(compgen -W '{{Firsts(words)}}' -- "$word")) ;;
          esac
        }
        complete -F _live_sessions live-sessions

        """;

    public static string Zsh(IReadOnlyList<CompletionWord> words) => $$"""
        # zsh: put this line into ~/.zshrc, after compinit:  source <(live-sessions completions zsh)
        _live_sessions() {
          local verb=
          (( CURRENT > 2 )) && verb="$words[2]"
          case "$verb" in {{Parents(words, "|")}}) (( CURRENT > 3 )) && verb="$verb $words[3]" ;; esac
          case "$words[CURRENT-1]" in
            {{Options(words, CompletionValue.Directory, "|")}}) _files -/; return ;;
            {{Options(words, CompletionValue.File, "|")}}) _files; return ;;
            {{Options(words, CompletionValue.Session, "|")}}) compadd -- ${(f)"$({{AskForIds}})"}; return ;;
        {{Lines(Worded(words), option => $"    {option.Name}) compadd -- {Joined(option.Words)}; return ;;")}}
            {{Options(words, CompletionValue.Anything, "|")}}) return ;;
          esac
          case "$verb" in {{Verbs(words.Where(word => word.TakesSession), "|")}})
            [[ "$words[CURRENT]" != -* ]] && compadd -- ${(f)"$({{AskForIds}})"} ;;
          esac
          case "$verb" in
        {{Lines(words, word => $"    '{word.Verb}') compadd -- {Joined(Said(word))}; return ;;")}}
          esac
          local -a verbs=(
        {{Lines(words.Where(IsFirst), ZshVerb)}}
          )
          _describe verb verbs
        }
        compdef _live_sessions live-sessions

        """;

    public static string Fish(IReadOnlyList<CompletionWord> words) => $"""
        # fish: live-sessions completions fish > ~/.config/fish/completions/live-sessions.fish
        complete -c live-sessions -f
        {Lines(words.Where(IsFirst), FishVerb)}
        {Lines(words, FishParts)}

        """;

    public static string PowerShell(IReadOnlyList<CompletionWord> words) => $$"""
        # pwsh: put this line into $PROFILE:  live-sessions completions pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName live-sessions -ScriptBlock {
          param($word, $line, $position)
          $words = [ordered]@{
        {{Lines(words, word => $"    '{word.Verb}' = '{Joined(Said(word))}'")}}
          }
          $values = @{
        {{Lines(Worded(words), option => $"    '{option.Name}' = '{Joined(option.Words)}'")}}
          }
          $said = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
          if ($word -and $said.Count -and $said[-1] -eq $word) { $said = @($said | Select-Object -SkipLast 1) }
          $pair = ($said | Select-Object -First 2) -join ' '
          $verb = if ($words.Contains($pair)) { $pair } elseif ($said.Count) { $said[0] } else { '' }
          $before = if ($said.Count) { $said[-1] } else { '' }
          $paths = {{PowerShellWords(Named(words, CompletionValue.File, CompletionValue.Directory))}}
          if ($paths -contains $before) {
            return [System.Management.Automation.CompletionCompleters]::CompleteFilename($word)
          }
          $named = {{PowerShellWords(Named(words, CompletionValue.Session))}}
          $takers = {{PowerShellWords(words.Where(word => word.TakesSession).Select(word => word.Verb))}}
          $known = if ($named -contains $before) { @(live-sessions completions ids) }
            elseif ($values.Contains($before)) { -split $values[$before] }
            elseif ($words.Contains($verb)) {
              -split $words[$verb]
              if ($takers -contains $verb) { live-sessions completions ids }
            }
            else { $words.Keys | Where-Object { $_ -notlike '* *' } }
          $known | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    private static string BashWords(CompletionOption option) =>
        $"    {option.Name}) COMPREPLY=($(compgen -W '{Joined(option.Words)}' -- \"$word\")); return ;;";

    private static string BashVerb(CompletionWord word) =>
        $"    '{word.Verb}') COMPREPLY=($(compgen -W \"{Joined(Said(word))} $ids\" -- \"$word\")) ;;";

    private static string ZshVerb(CompletionWord word)
    {
        var description = Quoted(word.Description, "'\\''").Replace(":", "\\:", StringComparison.Ordinal);
        return $"    '{word.Verb}:{description}'";
    }

    private static string FishVerb(CompletionWord word) =>
        $"complete -c live-sessions -n __fish_use_subcommand -a {word.Verb} -d '{Quoted(word.Description, "\\'")}'";

    private static string FishParts(CompletionWord word)
    {
        var seen = string.Join("; and ", word.Verb.Split(' ').Select(part => $"__fish_seen_subcommand_from {part}"));
        var begin = $"complete -c live-sessions -n '{seen}'";
        var parts = word.Parts.Count == 0
            ? ""
            : $"complete -c live-sessions -n '{seen}; and not __fish_seen_subcommand_from {Joined(word.Parts)}' "
                + $"-a '{Joined(word.Parts)}'\n";
        var ids = word.TakesSession ? $"{begin} -a '({AskForIds})'\n" : "";
        var options = Lines(word.Options, option => $"{begin} -l {option.Name[2..]}{FishValue(option)}");
        return (parts + ids + options).TrimEnd();
    }

    private static string FishValue(CompletionOption option) => option.Value switch
    {
        CompletionValue.None => "",
        CompletionValue.Session => $" -x -a '({AskForIds})'",
        CompletionValue.File => " -r -F",
        CompletionValue.Directory => " -x -a '(__fish_complete_directories)'",
        CompletionValue.Word => $" -x -a '{Joined(option.Words)}'",
        _ => " -x",
    };

    private static bool IsFirst(CompletionWord word) => !word.Verb.Contains(' ');

    private static string Firsts(IEnumerable<CompletionWord> words) =>
        Joined(words.Where(IsFirst).Select(word => word.Verb));

    private static string Parents(IReadOnlyList<CompletionWord> words, string between) => string.Join(
        between, words.Where(word => !IsFirst(word)).Select(word => word.Verb.Split(' ')[0]).Distinct());

    private static string Verbs(IEnumerable<CompletionWord> words, string between) =>
        string.Join(between, words.Select(word => $"'{word.Verb}'"));

    private static string Options(IReadOnlyList<CompletionWord> words, CompletionValue value, string between) =>
        string.Join(between, Named(words, value));

    private static IEnumerable<string> Named(
        IReadOnlyList<CompletionWord> words, params IReadOnlyList<CompletionValue> values) => words
        .SelectMany(word => word.Options).Where(option => values.Contains(option.Value))
        .Select(option => option.Name).Distinct();

    private static IEnumerable<CompletionOption> Worded(IReadOnlyList<CompletionWord> words) => words
        .SelectMany(word => word.Options).Where(option => option.Value == CompletionValue.Word)
        .DistinctBy(option => option.Name);

    private static IEnumerable<string> Said(CompletionWord word) =>
        word.Parts.Concat(word.Options.Select(option => option.Name));

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words);

    private static string PowerShellWords(IEnumerable<string> words) =>
        $"@({string.Join(", ", words.Select(word => $"'{word}'"))})";

    private static string Lines<T>(IEnumerable<T> items, Func<T, string> line) =>
        string.Join('\n', items.Select(line));

    private static string Quoted(string text, string quote) => text.Replace("'", quote, StringComparison.Ordinal);
}
