using System.CommandLine;

namespace Parley.Cli;

/// <summary><c>parley completion</c>: a script that makes a shell complete verbs, options and their values.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Of(Terminal terminal)
    {
        Argument<string> shell = new("shell") { Description = "Which shell." };
        shell.AcceptOnlyFromAmong(Shells);
        Command command = new("completion", "Print a completion script for a shell.") { shell };
        command.SetAction(parsed =>
        {
            terminal.Out.Write(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                _ => PowerShell,
            });
            return ExitCode.Done;
        });
        return command;
    }

    // Every script asks the command itself through its [suggest:position] directive, so it never falls behind.
    // Words that start with a dash are offered only once a dash is typed; otherwise files are, because cases are files.
    private const string Bash = """
        # parley completion for bash: source <(parley completion bash)
        _parley() {
            local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                [[ $suggestion == "$word"* ]] || continue
                [[ $suggestion == -* && $word != -* ]] && continue
                COMPREPLY+=("$suggestion")
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _parley parley

        """;

    private const string Zsh = """
        #compdef parley
        # parley completion for zsh: source <(parley completion zsh), after compinit
        _parley() {
            local line="${words[1,CURRENT]}" word="${words[CURRENT]}" suggestion
            local -a found
            for suggestion in "${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}"; do
                [[ -z $suggestion || $suggestion != ${word}* ]] && continue
                [[ $suggestion == -* && $word != -* ]] && continue
                found+=("$suggestion")
            done
            if (( ${#found} )); then
                compadd -- "${found[@]}"
            else
                _files
            fi
        }
        compdef _parley parley

        """;

    private const string Fish = """
        # parley completion for fish: parley completion fish | source
        function __parley_complete
            set -l line (commandline -cp)
            set -l word (commandline -ct)
            set -l command (commandline -opc)[1]
            set -l found
            for suggestion in ($command "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)
                if string match -q -- '-*' $suggestion; and not string match -q -- '-*' $word
                    continue
                end
                string match -q -- "$word*" $suggestion; and set -a found $suggestion
            end
            if set -q found[1]
                printf '%s\n' $found
            else
                __fish_complete_path $word
            end
        end
        complete -c parley -f -a '(__parley_complete)'

        """;

    private const string PowerShell = """
        # parley completion for PowerShell: parley completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName parley -ScriptBlock {
            param($word, $ast, $position)
            $line = $ast.ToString()
            if ($line.Length -lt $position) { $line = $line.PadRight($position) }
            & $ast.CommandElements[0].ToString() "[suggest:$position]" $line 2>$null |
                Where-Object { $_ -like "$word*" -and ($word -like '-*' -or $_ -notlike '-*') } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;
}
