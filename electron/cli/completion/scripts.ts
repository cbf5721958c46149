/**
 * The completion scripts. They hold no knowledge: each asks `goswitch __complete -- WORDS...`, which answers with one
 * candidate a line (`word<TAB>doc`), or `:files` or `:programs` where the shell lists better itself.
 */

export type CompletionShell = 'bash' | 'zsh' | 'fish';

// `complete -F` hands over the command's name as $1 and the word at the cursor as $2. Bash 3.2 (macOS) has no mapfile
// and no compopt.
const BASH = `# goswitch: completion for bash. In ~/.bashrc: eval "$(goswitch completion bash)"
_goswitch() {
  local answer line
  COMPREPLY=()
  answer=$("$1" __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return 0
  case $answer in
    :files) compopt -o filenames 2>/dev/null; line='-f' ;;
    :programs) line='-c' ;;
    *) line= ;;
  esac
  if [ -n "$line" ]; then
    answer=$(compgen "$line" -- "$2")
  fi
  while IFS= read -r line; do
    [ -z "$line" ] || COMPREPLY+=("\${line%%$'\\t'*}")
  done <<<"$answer"
}
complete -F _goswitch goswitch
`;

const ZSH = `#compdef goswitch
# goswitch: completion for zsh. In ~/.zshrc, after compinit: eval "$(goswitch completion zsh)"
_goswitch() {
  local answer line word doc
  local -a candidates
  answer=$("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null) || return 1
  case $answer in
    :files) _files; return ;;
    :programs) _command_names -e; return ;;
  esac
  for line in \${(f)answer}; do
    word=\${line%%$'\\t'*}
    doc=\${line#*$'\\t'}
    candidates+=("\${word//:/\\\\:}\${doc:+:$doc}")
  done
  _describe -V goswitch candidates
}
if [ "$funcstack[1]" = _goswitch ]; then
  _goswitch "$@"
else
  compdef _goswitch goswitch
fi
`;

const FISH = `# goswitch: completion for fish. In ~/.config/fish/config.fish: goswitch completion fish | source
function __goswitch_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l answer ($words[1] __complete -- $words[2..-1] "$typed" 2>/dev/null)
    switch "$answer[1]"
        case ':files'
            __fish_complete_path "$typed"
        case ':programs'
            complete -C "$typed"
        case '*'
            printf '%s\\n' $answer
    end
end
complete -c goswitch -f -k -a '(__goswitch_complete)'
`;

/** Script text of each shell. */
export const COMPLETION_SCRIPTS: Readonly<Record<CompletionShell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
