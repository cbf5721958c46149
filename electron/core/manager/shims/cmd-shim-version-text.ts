/**
 * The part of the batch shims (cmd-shim-script.ts) that reads the text of a version: what shim-version-text.ts is to
 * the sh shims, and go/go-version/parse-pin.ts to TypeScript.
 */
const VERSION_LETTERS = '0123456789.abcdefghijklmnopqrstuvwxyz-_';
export const NAME_LETTERS = `${VERSION_LETTERS}ABCDEFGHIJKLMNOPQRSTUVWXYZ+`;
/**
 * What stands around and between words: BOM, NBSP, zero-width space, quotes of one kind, tab, blank. The console's code
 * page may read the first three as other characters, but then in the pin, too.
 */
export const BLANKS = `\ufeff\u00a0\u200b'\t `;

/**
 * Sets _gsw_ok when _gsw_text, free of quotes, is made of these letters only: nothing but the marker `/` is left of it.
 * A skipped line is not ok.
 */
export const check = (letters: string) => `set "_gsw_ok="
for /f "tokens=1* delims=${letters}" %%X in ("%_gsw_text%/") do if "%%X%%Y"=="/" set "_gsw_ok=1"`;

/**
 * `:words` makes _gsw_text of _gsw_line, free of quotes: without a comment and without what `go version`, asdf's and
 * mise's files write before a version. `:parse` reads it: _gsw_kind is `exact` or `prefix`, _gsw_spec the text without
 * its prefix, or the prefix that a range is looked up by; then _gsw_least is set, _gsw_a to _gsw_c are what it must
 * reach, and _gsw_shown is how it is named. Both go to `:invalid` for anything that is not a version, and end in
 * `:resolve` or `:system`.
 */
export const PARSE = `:words
if not defined _gsw_line goto invalid
if "%_gsw_line:~0,1%"=="#" goto invalid
for /f "tokens=1 delims=#" %%A in ("%_gsw_line%") do set "_gsw_line=%%A"
set "_gsw_text="
set "_gsw_more="
for /f "tokens=1-3* delims=${BLANKS}" %%A in ("%_gsw_line%") do (
  set "_gsw_text=%%A"
  set "_gsw_more=%%B"
  set "_gsw_third=%%C"
)
if not defined _gsw_text goto invalid
if "%_gsw_text%-%_gsw_more%"=="go-version" goto printed
if not defined _gsw_more goto parse
if "%_gsw_text%"=="go" goto named_first
if "%_gsw_text%"=="golang" goto named_first
goto sign_first
:printed
set "_gsw_text=%_gsw_third%"
if not defined _gsw_text goto invalid
goto parse
:named_first
for /f "tokens=1* delims=${BLANKS}" %%A in ("%_gsw_line%") do set "_gsw_line=%%B"
for /f "tokens=1-3* delims=${BLANKS}" %%A in ("%_gsw_line%") do (
  set "_gsw_text=%%A"
  set "_gsw_more=%%B"
  set "_gsw_third=%%C"
)
if not defined _gsw_more goto parse
:sign_first
if defined _gsw_third goto invalid
if "%_gsw_text%"==">=" goto join
if "%_gsw_text%"=="^" goto join
if "%_gsw_text%"=="~" goto join
goto invalid
:join
set "_gsw_text=%_gsw_text%%_gsw_more%"

:parse
if not "%_gsw_text:~0,64%"=="%_gsw_text%" goto invalid
if "%_gsw_text%"=="stable" set "_gsw_text=latest"
set "_gsw_spec=%_gsw_text%"
set "_gsw_shown=%_gsw_text%"
set "_gsw_kind=prefix"
set "_gsw_least="
if "%_gsw_text%"=="latest" goto resolve
if "%_gsw_text%"=="oldstable" goto resolve
if "%_gsw_text%"=="system" goto system
set "_gsw_sign="
if "%_gsw_text:~0,2%"==">=" set "_gsw_sign=latest"
if "%_gsw_text:~0,1%"=="^" set "_gsw_sign=major"
if "%_gsw_text:~0,1%"=="~" set "_gsw_sign=minor"
if not defined _gsw_sign goto letters
if "%_gsw_sign%"=="latest" set "_gsw_text=%_gsw_text:~1%"
set "_gsw_text=%_gsw_text:~1%"
if not defined _gsw_text goto invalid
:letters
if "%_gsw_text:~-2%"==".*" set "_gsw_text=%_gsw_text:~0,-1%x"
${check(VERSION_LETTERS)}
if not defined _gsw_ok goto invalid
set "_gsw_spec=%_gsw_text%"
if "%_gsw_spec:~0,2%"=="go" goto dropgo
if "%_gsw_spec:~0,1%"=="v" goto dropv
goto core
:dropgo
set "_gsw_spec=%_gsw_spec:~2%"
goto core
:dropv
set "_gsw_spec=%_gsw_spec:~1%"
:core
if not defined _gsw_spec goto invalid
set "_gsw_core=%_gsw_spec%"
set "_gsw_pre="
set "_gsw_kind="
set "_gsw_digits=0123456789"
if not "%_gsw_spec:~-2%"==".x" goto pre
set "_gsw_core=%_gsw_spec:~0,-2%"
set "_gsw_kind=x"
goto numbers
:pre
set "_gsw_split=%_gsw_spec:-devel_=-%"
if not "%_gsw_split%"=="%_gsw_spec%" set "_gsw_digits=0123456789abcdef" & goto split
set "_gsw_split=%_gsw_spec:rc=-%"
set "_gsw_split=%_gsw_split:beta=-%"
set "_gsw_split=%_gsw_split:alpha=-%"
if "%_gsw_split%"=="%_gsw_spec%" goto numbers
:split
if "%_gsw_split:~0,1%"=="-" goto invalid
for /f "tokens=1,2 delims=-" %%A in ("%_gsw_split%") do (
  set "_gsw_core=%%A"
  set "_gsw_pre=%%B"
)
if not defined _gsw_pre goto invalid
if not "%_gsw_core%-%_gsw_pre%"=="%_gsw_split%" goto invalid
set "_gsw_kind=exact"
:numbers
if not defined _gsw_core goto invalid
set "_gsw_a="
set "_gsw_b="
set "_gsw_c="
for /f "tokens=1-3* delims=." %%A in ("%_gsw_core%") do (
  set "_gsw_a=%%A"
  set "_gsw_b=%%B"
  set "_gsw_c=%%C"
)
set "_gsw_same=%_gsw_a%"
if defined _gsw_b set "_gsw_same=%_gsw_same%.%_gsw_b%"
if defined _gsw_c set "_gsw_same=%_gsw_same%.%_gsw_c%"
if not "%_gsw_same%"=="%_gsw_core%" goto invalid
set "_gsw_bad="
for %%N in ("%_gsw_a%" "%_gsw_b%" "%_gsw_c%") do call :number %%N
if defined _gsw_bad goto invalid
if not defined _gsw_pre goto kind
if not "%_gsw_digits%"=="0123456789" goto hash
call :number "%_gsw_pre%"
goto kind
:hash
if defined _gsw_c goto invalid
for /f "delims=%_gsw_digits%" %%X in ("%_gsw_pre%") do set "_gsw_bad=1"
:kind
if defined _gsw_bad goto invalid
if defined _gsw_c if "%_gsw_kind%"=="x" goto invalid
if not defined _gsw_b if "%_gsw_kind%"=="exact" goto invalid
if defined _gsw_sign goto range
if defined _gsw_c set "_gsw_kind=exact"
if "%_gsw_kind%"=="exact" goto resolve
set "_gsw_spec=%_gsw_core%"
set "_gsw_kind=prefix"
goto resolve

:range
if defined _gsw_kind goto invalid
for %%N in ("%_gsw_a%" "%_gsw_b%" "%_gsw_c%") do call :short %%N
if defined _gsw_bad goto invalid
set "_gsw_kind=prefix"
set "_gsw_least=%_gsw_core%"
set "_gsw_spec=%_gsw_a%"
if "%_gsw_sign%"=="latest" set "_gsw_spec=latest"
if "%_gsw_sign%"=="minor" if defined _gsw_b set "_gsw_spec=%_gsw_a%.%_gsw_b%"
if "%_gsw_sign%"=="latest" set "_gsw_shown=>=%_gsw_core%"
if "%_gsw_sign%"=="major" set "_gsw_shown=^%_gsw_core%"
if "%_gsw_sign%"=="minor" set "_gsw_shown=~%_gsw_core%"
if not defined _gsw_b set "_gsw_b=0"
if not defined _gsw_c set "_gsw_c=0"
`;

/**
 * `:number` and `:short` set _gsw_bad when a word is no number, or one that set comparisons at risk. `:reaches` sets
 * _gsw_ok when the SDK of _gsw_name is at least _gsw_a.b.c.
 */
export const NUMBERS = `:number
if "%~1"=="" goto :eof
for /f "delims=0123456789" %%X in ("%~1") do set "_gsw_bad=1"
set "_gsw_number=%~1"
if "%_gsw_number%"=="0" goto :eof
if "%_gsw_number:~0,1%"=="0" set "_gsw_bad=1"
goto :eof

:short
set "_gsw_number=%~1"
if defined _gsw_number if not "%_gsw_number:~0,4%"=="%_gsw_number%" set "_gsw_bad=1"
goto :eof

:reaches
set "_gsw_ok="
set "_gsw_bad="
set "_gsw_x="
set "_gsw_y="
set "_gsw_z="
for /f "tokens=1-3 delims=." %%A in ("%_gsw_name:~2%") do (
  set "_gsw_x=%%A"
  set "_gsw_y=%%B"
  set "_gsw_z=%%C"
)
if not defined _gsw_z set "_gsw_z=0"
if not "%_gsw_z:-=%"=="%_gsw_z%" set "_gsw_z=0"
if not defined _gsw_y set "_gsw_y=0"
for %%N in ("%_gsw_x%" "%_gsw_y%" "%_gsw_z%") do (
  call :number %%N
  call :short %%N
)
if defined _gsw_bad goto :eof
if %_gsw_x% gtr %_gsw_a% set "_gsw_ok=1"
if %_gsw_x% neq %_gsw_a% goto :eof
if %_gsw_y% gtr %_gsw_b% set "_gsw_ok=1"
if %_gsw_y% neq %_gsw_b% goto :eof
if %_gsw_z% geq %_gsw_c% set "_gsw_ok=1"
goto :eof
`;
