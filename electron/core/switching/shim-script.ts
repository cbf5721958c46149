/**
 * The text of the POSIX sh shims. Builtins only: nothing is forked before `exec`. The rule it follows is written down in docs/switching.md and,
 * in TypeScript, in version-in-effect.ts; a test compares the two over generated folder trees.
 *
 * Why it is written the way it is:
 * - GoSwitch's home is part of the text, not derived from $0, which is whatever the caller made it (`exec -a`, a link elsewhere, a relative name).
 * - What a file holds is checked letter by letter before it becomes part of a path (CVE-2022-35861), with sets spelled out, because what a
 *   range such as [0-9] holds depends on the locale. It is shown only when it cannot disturb a terminal.
 * - Every variable is called _gsw_*, so that none of the caller's exported ones changes. `unset -f` makes builtins of names that an exported
 *   bash function took. No command ends in failure outside a condition: `SHELLOPTS=errexit` may be exported.
 */

/** Second line of every shim, by which GoSwitch knows its own. The number goes up whenever the text changes. */
export const SHIM_MARK = '# GoSwitch shim 1';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BYTE_ORDER_MARK = '\ufeff';

/** One word of sh for any text, newlines included. */
export function quoteForSh(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Shim for `go` or `gofmt`: the version in effect where it is called. @param home absolute path of GoSwitch's home */
export function shimScript({ home, tool }: { readonly home: string; readonly tool: string }): string {
  return `${head(home, tool)}${TRIM}${PARSE}${RESOLVE}${CHOOSE}${RUN}`;
}

/** Shim for one version, `go1.26.3`: what the go command's own GOTOOLCHAIN selection looks for on PATH (cmd/go/internal/toolchain). */
export function versionShimScript({ home, name }: { readonly home: string; readonly name: string }): string {
  return `${head(home, name)}_gsw_name=${name} _gsw_tool=go
[ -x "$_gsw_home/versions/$_gsw_name/bin/go" ] || _gsw_fail 127 ${quoteForSh(`${name} is not installed; run: goswitch install ${name.slice(2)}`)}
${RUN}`;
}

const head = (home: string, tool: string) => `#!/bin/sh
${SHIM_MARK}
# Made by goswitch, which overwrites it: runs the Go version in effect in the working folder.
unset -f read printf cd
_gsw_home=${quoteForSh(home)} _gsw_shim=${tool} _gsw_tool=${tool}
_gsw_fail() {
  _gsw_rest=$2 _gsw_text=
  while :; do
    case $_gsw_rest in
      *'
'*) _gsw_text="$_gsw_text\${_gsw_rest%%'
'*} " _gsw_rest=\${_gsw_rest#*'
'} ;;
      *) break ;;
    esac
  done
  printf 'goswitch: %s\\n' "$_gsw_text$_gsw_rest" >&2
  exit "$1"
}
`;

/** `_gsw_trim`: takes blanks, tabs and CR off both ends of _gsw_text. `_gsw_line FILE`: its first line, trimmed, or nothing, as _gsw_text. */
const TRIM = `_gsw_trim() {
  while :; do
    case $_gsw_text in
      ' '* | '	'* | '\r'*) _gsw_text=\${_gsw_text#?} ;;
      *' ' | *'	' | *'\r') _gsw_text=\${_gsw_text%?} ;;
      *) return 0 ;;
    esac
  done
}
_gsw_line() {
  _gsw_text=
  if [ -f "$1" ]; then
    IFS= read -r _gsw_text <"$1" || :
    _gsw_trim
  fi
}
_gsw_is_name() {
  case $1 in
    *[!-._+${DIGITS}${LETTERS}]* | *..*) return 1 ;;
    go[${DIGITS}]*) [ "\${#1}" -le 103 ] ;;
    *) return 1 ;;
  esac
}
_gsw_installed() { [ -x "$_gsw_home/versions/$1/bin/go" ]; }
`;

/** `_gsw_parse TEXT`: _gsw_spec without its prefix and _gsw_kind, `exact` or `prefix`; fails for anything that is not a version. */
const PARSE = `_gsw_parse() {
  [ "\${#1}" -le 64 ] || return 1
  _gsw_spec=$1 _gsw_kind=
  case $_gsw_spec in
    go*) _gsw_spec=\${_gsw_spec#go} ;;
    v*) _gsw_spec=\${_gsw_spec#v} ;;
  esac
  _gsw_core=$_gsw_spec
  case $_gsw_spec in
    *.x) _gsw_core=\${_gsw_spec%.x} _gsw_kind=x ;;
    *rc*) _gsw_core=\${_gsw_spec%%rc*} _gsw_kind=0\${_gsw_spec#*rc} ;;
    *beta*) _gsw_core=\${_gsw_spec%%beta*} _gsw_kind=0\${_gsw_spec#*beta} ;;
    *alpha*) _gsw_core=\${_gsw_spec%%alpha*} _gsw_kind=0\${_gsw_spec#*alpha} ;;
  esac
  case $_gsw_core in
    '' | .* | *. | *..* | *[!.${DIGITS}]* | 0[${DIGITS}]* | *.0[${DIGITS}]* | *.*.*.*) return 1 ;;
    *.*.*) _gsw_parts=3 ;;
    *.*) _gsw_parts=2 ;;
    *) _gsw_parts=1 ;;
  esac
  case $_gsw_parts$_gsw_kind in
    1 | 2 | 2x) _gsw_spec=$_gsw_core _gsw_kind=prefix ;;
    3) _gsw_kind=exact ;;
    [23]0 | [23]00?* | *x | 1?* | ?*[!${DIGITS}]*) return 1 ;;
    *) _gsw_kind=exact ;;
  esac
}
`;

/** `_gsw_resolve`: the installed SDK that _gsw_spec means, as _gsw_name. A prefix goes through aliases/ first, an exact version through versions/. */
const RESOLVE = `_gsw_resolve() {
  _gsw_name=go$_gsw_spec
  if [ "$_gsw_kind" = exact ] && _gsw_installed "$_gsw_name"; then return 0; fi
  _gsw_line "$_gsw_home/aliases/$_gsw_spec"
  if _gsw_is_name "$_gsw_text" && _gsw_installed "$_gsw_text"; then
    _gsw_name=$_gsw_text
    return 0
  fi
  _gsw_installed "$_gsw_name"
}
_gsw_wanted() {
  _gsw_resolve || _gsw_fail 127 "Go $_gsw_spec is not installed (wanted by $_gsw_from); run: goswitch install $_gsw_spec"
}
_gsw_invalid() {
  case $_gsw_text in
    '') _gsw_fail 126 "$1: no version in it; write one such as 1.26.3 or 1.26" ;;
    *[!-._+/@${DIGITS}${LETTERS}]*) ;;
    *) [ "\${#_gsw_text}" -gt 64 ] || _gsw_fail 126 "$1: \\"$_gsw_text\\" is not a Go version; write one such as 1.26.3 or 1.26" ;;
  esac
  _gsw_fail 126 "$1: not a Go version; write one such as 1.26.3 or 1.26"
}
`;

const CHOOSE = `case \${GOSWITCH_VERSION:+set} in
  set)
    _gsw_text=$GOSWITCH_VERSION _gsw_from=GOSWITCH_VERSION
    _gsw_trim
    case $_gsw_text in
      latest | stable) _gsw_spec=latest _gsw_kind=prefix ;;
      oldstable) _gsw_spec=oldstable _gsw_kind=prefix ;;
      *) _gsw_parse "$_gsw_text" || if _gsw_is_name "$_gsw_text"; then _gsw_spec=\${_gsw_text#go} _gsw_kind=exact; else _gsw_invalid GOSWITCH_VERSION; fi ;;
    esac
    _gsw_wanted
    ;;
  *)
    # The working folder as the caller calls it, when that is true; else as the system calls it; else (it was deleted) none.
    _gsw_dir=\${PWD-}
    case $_gsw_dir/ in
      //) ;;
      *//* | */./* | */../* | [!/]*) _gsw_dir= ;;
    esac
    if ! [ "$_gsw_dir" -ef . ]; then
      cd -P . 2>/dev/null || :
      _gsw_dir=\${PWD-}
      [ "$_gsw_dir" -ef . ] || _gsw_dir=
    fi
    _gsw_from=
    while [ "$_gsw_dir" ]; do
      if [ -f "\${_gsw_dir%/}/.go-version" ]; then
        _gsw_from=\${_gsw_dir%/}/.go-version
        break
      fi
      case $_gsw_dir in
        /) _gsw_dir= ;;
        /*/*) _gsw_dir=\${_gsw_dir%/*} ;;
        *) _gsw_dir=/ ;;
      esac
    done
    if [ "$_gsw_from" ]; then
      [ -r "$_gsw_from" ] || _gsw_fail 126 "$_gsw_from cannot be read"
      _gsw_text= _gsw_number=0
      while IFS= read -r _gsw_text || [ "$_gsw_text" ]; do
        _gsw_number=$((_gsw_number + 1))
        case $_gsw_number in 1) _gsw_text=\${_gsw_text#'${BYTE_ORDER_MARK}'} ;; esac
        _gsw_trim
        case $_gsw_text in
          '' | '#'*) _gsw_text= ;;
          *) break ;;
        esac
      done <"$_gsw_from"
      case $_gsw_number in 0) _gsw_number=1 ;; esac
      _gsw_parse "$_gsw_text" || _gsw_invalid "$_gsw_from:$_gsw_number"
      _gsw_wanted
    else
      _gsw_line "$_gsw_home/active"
      _gsw_name=$_gsw_text
      case $_gsw_name in '') _gsw_fail 127 "no Go version is active; run: goswitch install latest --use" ;; esac
      _gsw_is_name "$_gsw_name" || _gsw_fail 127 "$_gsw_home/active does not name a Go version; run: goswitch install latest --use"
      _gsw_installed "$_gsw_name" || _gsw_fail 127 "$_gsw_name is active but not installed; run: goswitch install \${_gsw_name#go} --use"
    fi
    ;;
esac
`;

/** A root whose program is this very shim would call itself for ever. GOROOT: docs/decisions/0009. */
const RUN = `_gsw_target=$_gsw_home/versions/$_gsw_name/bin/$_gsw_tool
if [ "$_gsw_target" -ef "$_gsw_home/shims/$_gsw_shim" ]; then _gsw_fail 127 "$_gsw_target is the shim itself; run: goswitch uninstall $_gsw_name"; fi
case $_gsw_name in
  go1 | go1.[12345678] | go1.[12345678].* | go1.[12345678]rc* | go1.[12345678]beta*) export "GOROOT=$_gsw_home/versions/$_gsw_name" ;;
  *) unset -v GOROOT ;;
esac
exec "$_gsw_target" "$@"
`;
