/**
 * The text of the POSIX sh shims. Builtins only: no program is started before `exec`, and nothing is forked but the
 * child that reads a pin where the shell's own read has no bound. The rule it follows is written down in
 * docs/switching.md and, in TypeScript, in version-in-effect.ts; a test compares the two over generated folder trees.
 *
 * Why it is written the way it is:
 * - GoSwitch's home is part of the text, not derived from $0, which is whatever the caller made it (`exec -a`, a link elsewhere, a relative name).
 * - What a file holds is checked letter by letter before it becomes part of a path (CVE-2022-35861), with sets spelled out, because what a
 *   range such as [0-9] holds depends on the locale. It is shown only when it cannot disturb a terminal.
 * - mksh has no printf of its own, and PATH may hold none.
 * - Every variable is called _gsw_*, so that none of the caller's exported ones changes. `unset -f` makes builtins of names that an exported
 *   bash function took. No command ends in failure outside a condition: `SHELLOPTS=errexit` may be exported.
 */
import { DIGITS, LETTERS, PARSE, TRIM } from './shim-version-text.ts';

/** Second line of every shim, by which GoSwitch knows its own. The number goes up whenever the text changes. */
export const SHIM_MARK = '# GoSwitch shim 3';

/** One word of sh for any text, newlines included. */
export function quoteForSh(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Shim for `go` or `gofmt`: the version in effect where it is called. @param home absolute path of GoSwitch's home */
export function shimScript({ home, tool }: { readonly home: string; readonly tool: string }): string {
  return `${head(home, tool)}${TRIM}${PARSE}${RESOLVE}${SCAN}${SYSTEM}${CHOOSE}${RUN}`;
}

/**
 * Shim for one version, `go1.26.3`: what the go command's own GOTOOLCHAIN selection looks for on PATH
 * (cmd/go/internal/toolchain).
 */
export function versionShimScript({ home, name }: { readonly home: string; readonly name: string }): string {
  return `${head(home, name)}_gsw_name=${name} _gsw_tool=go
[ -x "$_gsw_home/versions/$_gsw_name/bin/go" ] || _gsw_fail 127 ${quoteForSh(`${name} is not installed; run: goswitch install ${name.slice(2)}`)}
${RUN}`;
}

const head = (home: string, tool: string) => `#!/bin/sh
${SHIM_MARK}
# Made by goswitch, which overwrites it: runs the Go version in effect in the working folder.
unset -f read printf cd ulimit print
_gsw_home=${quoteForSh(home)} _gsw_shim=${tool} _gsw_tool=${tool}
case \${KSH_VERSION-} in
  *'MIRBSD KSH'*) _gsw_print() { print -r -- "$1"; } ;;
  *) _gsw_print() { printf '%s\\n' "$1"; } ;;
esac
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
  _gsw_print "goswitch: $_gsw_text$_gsw_rest" >&2
  exit "$1"
}
`;

/**
 * `_gsw_resolve`: the installed SDK that _gsw_spec means, as _gsw_name. A prefix goes through aliases/ first, an exact
 * version through versions/.
 */
const RESOLVE = `_gsw_resolve() {
  _gsw_name=go$_gsw_spec
  if [ "$_gsw_kind" = exact ] && _gsw_installed "$_gsw_name"; then return 0; fi
  _gsw_own "$_gsw_home/aliases/$_gsw_spec"
  if _gsw_is_name "$_gsw_text" && _gsw_installed "$_gsw_text"; then
    _gsw_name=$_gsw_text
  else
    _gsw_installed "$_gsw_name" || return 1
  fi
  [ "$_gsw_least" ] || return 0
  # The newest of the family or of all is the one that a range means, if it is new enough.
  case $_gsw_name in *.*-*) _gsw_numbers "\${_gsw_name%.*}" ;; *) _gsw_numbers "$_gsw_name" ;; esac
  _gsw_reaches "\${_gsw_major#go}" "$_gsw_minor" "$_gsw_patch"
}
_gsw_reaches() {
  case $1.$2.$3 in .* | *. | *..* | *[!.${DIGITS}]* | *.*.*.* | ???????????????*) return 1 ;; esac
  _gsw_numbers "$_gsw_least"
  [ "$1" -eq "$_gsw_major" ] || { [ "$1" -gt "$_gsw_major" ]; return; }
  [ "$2" -eq "$_gsw_minor" ] || { [ "$2" -gt "$_gsw_minor" ]; return; }
  [ "$3" -ge "$_gsw_patch" ]
}
_gsw_wanted() {
  case $_gsw_kind in system)
    _gsw_system "$@"
    _gsw_fail 127 "No other $_gsw_tool is on PATH (\\"system\\" is wanted by $_gsw_from)"
    ;;
  esac
  _gsw_resolve && return 0
  case $_gsw_shown in
    '') _gsw_fail 127 "Go $_gsw_spec is not installed (wanted by $_gsw_from); run: goswitch install $_gsw_spec" ;;
    *) _gsw_fail 127 "No installed Go is $_gsw_shown (wanted by $_gsw_from); run: goswitch install '$_gsw_shown'" ;;
  esac
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

/**
 * `_gsw_scan`: the line that counts, from stdin, as _gsw_text, and its number. No more than 64 lines of 1024 characters
 * are looked at; a longer one is refused. `_gsw_pin FILE`: the same of a file. All shells but bash do it in a child
 * with limits on memory and time: their read takes seconds for a megabyte without a line end, and nothing else that is
 * built in can tell a file's size (docs/decisions/0085).
 */
const SCAN = `_gsw_scan() {
  _gsw_text= _gsw_number=0
  while _gsw_read || [ "$_gsw_line" ]; do
    _gsw_number=$((_gsw_number + 1))
    if [ "\${#_gsw_line}" -gt 1024 ]; then
      _gsw_text='?'
      return 0
    fi
    _gsw_rest=$_gsw_line
    while [ "$_gsw_rest" ]; do
      case $_gsw_rest in
        *'\r'*) _gsw_text=\${_gsw_rest%%'\r'*} _gsw_rest=\${_gsw_rest#*'\r'} ;;
        *) _gsw_text=$_gsw_rest _gsw_rest= ;;
      esac
      _gsw_trim
      case $_gsw_text in
        '' | '#'*) _gsw_text= ;;
        *) return 0 ;;
      esac
    done
    [ "$_gsw_number" -lt 64 ] || return 0
  done
}
_gsw_pin() {
  _gsw_text= _gsw_number=1
  if ! [ -s "$1" ]; then return 0; fi
  if [ "$_gsw_bounded" ]; then
    _gsw_scan <"$1"
  else
    {
      _gsw_text=$(ulimit -S -c 0; ulimit -S -d 1024; ulimit -S -t 1; _gsw_scan <"$1"; _gsw_print "$_gsw_number $_gsw_text") || _gsw_text='1 ?'
    } 2>/dev/null
    _gsw_number=\${_gsw_text%%' '*} _gsw_text=\${_gsw_text#*' '}
  fi
  case $_gsw_number in 0) _gsw_number=1 ;; esac
}
`;

/**
 * `_gsw_system ARGUMENTS`: becomes the next program of this name on PATH that is not GoSwitch's own; returns when there
 * is none. A script there may lead back here, as itself or as a child: _GSWITCH_PASSED counts for this process how many
 * were tried, so that the next one is taken, and at last none. What is not a script is not marked, because a real go
 * starts children that must find it again.
 */
const SYSTEM = `_gsw_system() {
  _gsw_skip=0 _gsw_count=0 _gsw_target= _gsw_first=
  case \${_GSWITCH_PASSED-} in
    "$$ "[${DIGITS}] | "$$ "1[${DIGITS}] | "$PPID "[${DIGITS}] | "$PPID "1[${DIGITS}]) _gsw_skip=\${_GSWITCH_PASSED#* } ;;
  esac
  _gsw_rest=\${PATH-}:
  while [ "$_gsw_rest" ]; do
    _gsw_dir=\${_gsw_rest%%:*} _gsw_rest=\${_gsw_rest#*:}
    case $_gsw_dir in /*) ;; *) continue ;; esac
    _gsw_target=\${_gsw_dir%/}/$_gsw_tool
    if ! [ -f "$_gsw_target" ] || ! [ -x "$_gsw_target" ]; then continue; fi
    if [ "$_gsw_dir" -ef "$_gsw_home/shims" ] || [ "$_gsw_dir" -ef "$_gsw_home/current/bin" ]; then continue; fi
    if [ "$_gsw_target" -ef "$_gsw_home/shims/$_gsw_shim" ]; then continue; fi
    case $_gsw_first in '') _gsw_first=$_gsw_target ;; esac
    _gsw_count=$((_gsw_count + 1))
    if [ "$_gsw_count" -gt "$_gsw_skip" ]; then break; fi
    _gsw_target=
  done
  if [ "$_gsw_count" -le "$_gsw_skip" ] && [ "$_gsw_skip" -lt 16 ]; then _gsw_target=$_gsw_first; fi
  if [ "$_gsw_count" -gt "$_gsw_skip" ] || [ "$_gsw_target" ]; then
    _gsw_read <"$_gsw_target" || :
    case $_gsw_line in
      '#!'*) export "_GSWITCH_PASSED=$$ $((_gsw_skip + 1))" ;;
      *) unset -v _GSWITCH_PASSED ;;
    esac
    case \${1-}$_gsw_from in version) if [ -t 2 ]; then _gsw_print "goswitch: no Go version is active; this is $_gsw_target" >&2; fi ;; esac
    exec "$_gsw_target" "$@"
  fi
}
`;

const CHOOSE = `_gsw_from=
case \${GOSWITCH_VERSION:+set} in
  set)
    _gsw_text=$GOSWITCH_VERSION _gsw_from=GOSWITCH_VERSION
    _gsw_trim
    _gsw_parse || if _gsw_is_name "$_gsw_text"; then _gsw_spec=\${_gsw_text#go} _gsw_kind=exact _gsw_least= _gsw_shown=; else _gsw_invalid GOSWITCH_VERSION; fi
    _gsw_wanted "$@"
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
    while [ "$_gsw_dir" ]; do
      _gsw_from=\${_gsw_dir%/}/.go-version
      # In a folder where anyone may leave files (sticky, as /tmp is) only the caller's own pin counts.
      if [ -f "$_gsw_from" ]; then
        if ! [ -k "$_gsw_dir" ] || [ -O "$_gsw_from" ]; then break; fi
      fi
      _gsw_from=
      case $_gsw_dir in
        /) _gsw_dir= ;;
        /*/*) _gsw_dir=\${_gsw_dir%/*} ;;
        *) _gsw_dir=/ ;;
      esac
    done
    if [ "$_gsw_from" ]; then
      [ -r "$_gsw_from" ] || _gsw_fail 126 "$_gsw_from cannot be read"
      _gsw_pin "$_gsw_from"
      _gsw_parse || _gsw_invalid "$_gsw_from:$_gsw_number"
      _gsw_wanted "$@"
    else
      _gsw_own "$_gsw_home/active"
      _gsw_name=$_gsw_text
      case $_gsw_name in '')
        _gsw_system "$@"
        _gsw_fail 127 "no Go version is active; run: goswitch install latest --use"
        ;;
      esac
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
