import type { SHELLS } from './options.ts';

/**
 * What a shell loads once. At a Tab it calls `gallerist __complete`, with the words before the cursor and then the word at the
 * cursor after a `+`, since PowerShell drops an empty argument. The answer is in complete.ts.
 */
export const COMPLETION_SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  // Bash 3.2, which macOS has, knows no compopt: there the fallbacks do.
  bash: `# Completion of gallerist for bash. In ~/.bashrc: source <(gallerist completion bash)
_gallerist() {
  local current=\${COMP_WORDS[COMP_CWORD]} disk from text rest
  COMPREPLY=()
  {
    read -r disk from
    while IFS=$'\\t' read -r text rest; do COMPREPLY+=("$text"); done
  } < <(gallerist __complete bash "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "+$current" 2>/dev/null)
  [[ $current == '=' ]] && current=
  case $disk in
    files)
      compopt -o default 2>/dev/null && [[ \${#COMPREPLY[@]} == 0 && $from == 0 ]] && return
      _gallerist_disk -f
      ;;
    directories) _gallerist_disk -d ;;
    *) [[ \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null ;;
  esac
  return 0
}
_gallerist_disk() {
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("\${current:0:from}$name"); done < <(compgen "$1" -- "\${current:from}")
}
complete -F _gallerist gallerist
`,

  zsh: `#compdef gallerist
# Completion of gallerist for zsh. In ~/.zshrc, after compinit: source <(gallerist completion zsh)
_gallerist() {
  local line
  local -a answer disk described space
  answer=("\${(@f)$(gallerist __complete zsh "\${(@)words[2,CURRENT-1]}" "+$PREFIX" 2>/dev/null)}")
  disk=(\${=answer[1]})
  for line in "\${(@)answer[2,-1]}"; do described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}"); done
  [[ \${answer[2]} == *=$'\\t'* ]] && space=(-S '')
  (( $#described )) && _describe -t values gallerist described "\${(@)space}"
  case $disk[1] in
    files) compset -p $disk[2]; _files ;;
    directories) compset -p $disk[2]; _files -/ ;;
  esac
}
if [[ $funcstack[1] == _gallerist ]]; then _gallerist "$@"; else compdef _gallerist gallerist; fi
`,

  fish: `# Completion of gallerist for fish. In ~/.config/fish/config.fish: gallerist completion fish | source
function __gallerist_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    set -l answer (gallerist __complete fish $words "+$current" 2>/dev/null)
    test (count $answer) -gt 0; or return
    set -l disk (string split ' ' -- $answer[1])
    set -e answer[1]
    for line in $answer
        echo $line
    end
    set -l before (string sub --length $disk[2] -- "$current")
    set -l name (string sub --start (math $disk[2] + 1) -- "$current")
    switch $disk[1]
        case files
            for path in (__fish_complete_path "$name")
                echo "$before$path"
            end
        case directories
            __fish_complete_directories "$name"
    end
end
complete --command gallerist --no-files --arguments '(__gallerist_complete)'
`,

  // Where nothing is answered, PowerShell completes file names by itself.
  powershell: `# Completion of gallerist for PowerShell. In $PROFILE: gallerist completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName gallerist -ScriptBlock {
    param($current, $ast, $cursor)
    $words = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
    gallerist __complete powershell @words "+$current" 2>$null | Select-Object -Skip 1 | ForEach-Object {
        $text, $describe = $_ -split [char]9, 2
        # An empty tip is an error.
        $tip = if ($describe) { $describe } else { $text }
        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $tip)
    }
}
`,
};
