/**
 * The part of the sh shims (shim-script.ts) that reads the text of a version: a pin, GOSWITCH_VERSION, a file of
 * GoSwitch's own. In TypeScript the same rule is go/go-version/parse-pin.ts.
 */
export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * What the text of a version may be made of: all else around it is trimmed, such as blanks, quotes, a BOM, NBSP, each
 * byte above 127.
 */
const KEPT = `${DIGITS}${LETTERS}.+_/@#%^~<>=*,:;$&|(){}?!-`;

/**
 * `_gsw_read`: one line from stdin as _gsw_line, of 1025 characters at most in bash, which counts and drops NUL as a
 * plain read does; `_gsw_bounded` says so. `_gsw_trim`: _gsw_text without what is not in KEPT at both ends. `_gsw_own
 * FILE`: the first line of one of GoSwitch's own files, trimmed, or nothing.
 */
export const TRIM = `_gsw_kept='${KEPT}'
case \${BASH_VERSION-} in
  '')
    _gsw_bounded=
    _gsw_read() { IFS= read -r _gsw_line; }
    ;;
  *)
    _gsw_bounded=1
    _gsw_read() { IFS= read -r -n 1025 _gsw_line; }
    ;;
esac
_gsw_trim() {
  while :; do
    case $_gsw_text in
      [!$_gsw_kept]*) _gsw_text=\${_gsw_text#?} ;;
      *[!$_gsw_kept]) _gsw_text=\${_gsw_text%?} ;;
      *) return 0 ;;
    esac
  done
}
_gsw_own() {
  _gsw_text=
  if [ -f "$1" ]; then
    _gsw_read <"$1" || :
    _gsw_text=$_gsw_line
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

/**
 * `_gsw_parse`: reads the trimmed _gsw_text. _gsw_kind is `exact`, `prefix` or `system`; _gsw_spec is the text without
 * its prefix, or the prefix that a range is looked up by, then _gsw_least is what it must reach, and _gsw_shown how it
 * is named. Fails for anything that is not a version.
 */
export const PARSE = `_gsw_parse() {
  _gsw_text=\${_gsw_text%%'#'*}
  _gsw_trim
  case $_gsw_text in
    'go version '*) _gsw_text=\${_gsw_text#go version } _gsw_text=\${_gsw_text%%' '*} ;;
    'golang '* | 'golang	'*) _gsw_text=\${_gsw_text#golang} ;;
    'go '* | 'go	'*) _gsw_text=\${_gsw_text#go} ;;
  esac
  _gsw_trim
  [ "\${#_gsw_text}" -le 64 ] || return 1
  _gsw_spec=$_gsw_text _gsw_kind= _gsw_least= _gsw_shown= _gsw_sign=
  case $_gsw_spec in
    latest | stable)
      _gsw_spec=latest _gsw_kind=prefix
      return 0
      ;;
    oldstable)
      _gsw_kind=prefix
      return 0
      ;;
    system)
      _gsw_kind=system
      return 0
      ;;
    '>='*) _gsw_sign='>=' ;;
    '^'*) _gsw_sign='^' ;;
    '~'*) _gsw_sign='~' ;;
  esac
  _gsw_spec=\${_gsw_spec#"$_gsw_sign"}
  case $_gsw_sign in ?*)
    while :; do
      case $_gsw_spec in
        ' '* | '	'*) _gsw_spec=\${_gsw_spec#?} ;;
        *) break ;;
      esac
    done
    ;;
  esac
  case $_gsw_spec in
    go*) _gsw_spec=\${_gsw_spec#go} ;;
    v*) _gsw_spec=\${_gsw_spec#v} ;;
  esac
  _gsw_core=$_gsw_spec
  case $_gsw_spec in
    *.x | *.'*') _gsw_core=\${_gsw_spec%.?} _gsw_kind=x ;;
    *-devel_*)
      _gsw_core=\${_gsw_spec%%-devel_*} _gsw_kind=01
      case $_gsw_core/\${_gsw_spec#*-devel_} in */ | *.*.*/* | */*[!${DIGITS}abcdef]*) return 1 ;; esac
      ;;
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
  case $_gsw_sign in ?*)
    case $_gsw_kind$_gsw_core in *[!.${DIGITS}]* | 0* | *[${DIGITS}][${DIGITS}][${DIGITS}][${DIGITS}][${DIGITS}]*) return 1 ;; esac
    _gsw_shown=$_gsw_sign$_gsw_core _gsw_kind=prefix _gsw_least=$_gsw_core
    _gsw_numbers "$_gsw_core"
    case $_gsw_sign$_gsw_parts in
      '>='?) _gsw_spec=latest ;;
      '^'? | '~1') _gsw_spec=$_gsw_major ;;
      *) _gsw_spec=$_gsw_major.$_gsw_minor ;;
    esac
    return 0
    ;;
  esac
  case $_gsw_parts$_gsw_kind in
    1 | 2 | [12]x) _gsw_spec=$_gsw_core _gsw_kind=prefix ;;
    3) _gsw_kind=exact ;;
    [23]0 | [23]00?* | *x | 1?* | ?*[!${DIGITS}]*) return 1 ;;
    *) _gsw_kind=exact ;;
  esac
}
_gsw_numbers() {
  _gsw_major=\${1%%.*} _gsw_minor=0 _gsw_patch=0
  case $1 in *.*) _gsw_minor=\${1#*.} ;; esac
  case $_gsw_minor in *.*) _gsw_patch=\${_gsw_minor#*.} _gsw_minor=\${_gsw_minor%%.*} ;; esac
}
`;
