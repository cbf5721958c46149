import { SHIM_MARK } from './shim-script.ts';

/**
 * The shims for cmd.exe: the rule of shim-script.ts in batch, without starting another program.
 *
 * - What a file holds comes in through a FOR variable, which is expanded after parsing, then loses its quotes, so that in quotes it is one word to
 *   cmd, and is checked letter by letter (with the letters as delimiters, FOR /F leaves nothing of a good text) before it is used for anything.
 * - GoSwitch's home comes from %~dp0 inside a called label (outside of one it is wrong for a quoted call found on PATH). It cannot be written into
 *   the text, because cmd reads batch files in the console's code page and homes carry their users' names.
 * - Known limits of batch: Ctrl-C asks whether to end the batch job; another batch file must `call` it; programs that start `go` without a shell
 *   find only .exe files, for those there is `current\bin`; quotes and leading `;` in a pin are passed by.
 */

const VERSION_LETTERS = '0123456789.abcdefghijklmnopqrstuvwxyz';
const NAME_LETTERS = `${VERSION_LETTERS}ABCDEFGHIJKLMNOPQRSTUVWXYZ-+`;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Sets _gsw_ok when _gsw_text, free of quotes, is made of these letters only: nothing but the marker `_` is left of it.
 * A skipped line is not ok.
 */
const check = (letters: string) => `set "_gsw_ok="
for /f "tokens=1* delims=${letters}" %%X in ("%_gsw_text%_") do if "%%X%%Y"=="_" set "_gsw_ok=1"`;

const HEAD = `@echo off
rem ${SHIM_MARK.slice(2)}
setlocal EnableExtensions DisableDelayedExpansion
call :home
`;

/**
 * `:line` reads the first line of _gsw_file, one of the home's own, into _gsw_text, which comes back checked or empty.
 * `:run` is last: what follows it ends the file.
 */
const TAIL = `
:home
for %%I in ("%~dp0..") do set "_gsw_home=%%~fI"
goto :eof

:line
set "_gsw_text="
for /f "usebackq tokens=1" %%L in ("%_gsw_file%") do if not defined _gsw_text set "_gsw_text=%%L"
if not defined _gsw_text goto :eof
set "_gsw_text=%_gsw_text:"=%"
${check(NAME_LETTERS)}
if not defined _gsw_ok set "_gsw_text="
goto :eof

:run
`;

/**
 * The grammar of a version or a family: `_gsw_spec` and `_gsw_kind` from `_gsw_text`, which is made of version letters.
 */
const PARSE = `:parse
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
if not "%_gsw_spec:~-2%"==".x" goto pre
set "_gsw_core=%_gsw_spec:~0,-2%"
set "_gsw_kind=x"
goto numbers
:pre
set "_gsw_split=%_gsw_spec:rc=-%"
set "_gsw_split=%_gsw_split:beta=-%"
set "_gsw_split=%_gsw_split:alpha=-%"
if "%_gsw_split%"=="%_gsw_spec%" goto numbers
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
set "_gsw_number=%_gsw_a%"
call :number
set "_gsw_number=%_gsw_b%"
call :number
set "_gsw_number=%_gsw_c%"
call :number
set "_gsw_number=%_gsw_pre%"
call :number
if defined _gsw_bad goto invalid
if defined _gsw_c if "%_gsw_kind%"=="x" goto invalid
if not defined _gsw_b if defined _gsw_kind goto invalid
if defined _gsw_c set "_gsw_kind=exact"
if "%_gsw_kind%"=="exact" goto resolve
set "_gsw_spec=%_gsw_core%"
set "_gsw_kind=prefix"
`;

/** The whole batch file for `go` or `gofmt`, lines ended by CR LF. */
export function cmdShimScript(tool: string): string {
  return crlf(`${HEAD}set "_gsw_text="
set "_gsw_more="
set "_gsw_bad="
if not defined GOSWITCH_VERSION goto pin

set "_gsw_from=GOSWITCH_VERSION"
set "_gsw_text=%GOSWITCH_VERSION:"=%"
${check(NAME_LETTERS)}
if not defined _gsw_ok goto invalid
if "%_gsw_text%"=="stable" set "_gsw_text=latest"
set "_gsw_spec=%_gsw_text%"
set "_gsw_kind=prefix"
if "%_gsw_text%"=="latest" goto resolve
if "%_gsw_text%"=="oldstable" goto resolve
set "_gsw_name=%_gsw_text%"
if not "%_gsw_text:-=%"=="%_gsw_text%" if exist "%_gsw_home%\\versions\\%_gsw_name%\\bin\\go.exe" goto run
goto parse

:pin
set "_gsw_dir=%CD%"
:up
set "_gsw_from=%_gsw_dir%\\.go-version"
if "%_gsw_dir:~-1%"=="\\" set "_gsw_from=%_gsw_dir%.go-version"
set "_gsw_kind="
for %%I in ("%_gsw_from%") do set "_gsw_kind=%%~aI"
if not defined _gsw_kind goto above
if not "%_gsw_kind:~0,1%"=="d" goto read
:above
for %%I in ("%_gsw_dir%\\..") do set "_gsw_up=%%~fI"
if "%_gsw_up%"=="%_gsw_dir%" goto active
set "_gsw_dir=%_gsw_up%"
goto up

:read
for /f "usebackq eol=# tokens=1* delims=${BYTE_ORDER_MARK};	 " %%L in ("%_gsw_from%") do (
  if not defined _gsw_text set "_gsw_more=%%M"
  if not defined _gsw_text set "_gsw_text=%%L"
)
if not defined _gsw_text goto invalid
if defined _gsw_more goto invalid
set "_gsw_text=%_gsw_text:"=%"
if not defined _gsw_text goto invalid
${check(VERSION_LETTERS)}
if not defined _gsw_ok goto invalid
${PARSE}
:resolve
set "_gsw_name=go%_gsw_spec%"
if "%_gsw_kind%"=="exact" if exist "%_gsw_home%\\versions\\%_gsw_name%\\bin\\go.exe" goto run
set "_gsw_file=%_gsw_home%\\aliases\\%_gsw_spec%"
set "_gsw_text="
if exist "%_gsw_file%" call :line
if not defined _gsw_text goto named
if not "%_gsw_text:~0,2%"=="go" goto named
if not exist "%_gsw_home%\\versions\\%_gsw_text%\\bin\\go.exe" goto named
set "_gsw_name=%_gsw_text%"
goto run
:named
if exist "%_gsw_home%\\versions\\%_gsw_name%\\bin\\go.exe" goto run
for %%F in ("%_gsw_from%") do >&2 echo goswitch: Go %_gsw_spec% is not installed (wanted by %%~F); run: goswitch install %_gsw_spec%
exit /b 127

:invalid
for %%F in ("%_gsw_from%") do >&2 echo goswitch: %%~F: not a Go version; write one such as 1.26.3 or 1.26
exit /b 126

:active
set "_gsw_file=%_gsw_home%\\active"
if exist "%_gsw_file%" call :line
set "_gsw_name=%_gsw_text%"
if not defined _gsw_name goto nothing
if exist "%_gsw_home%\\versions\\%_gsw_name%\\bin\\go.exe" goto run
>&2 echo goswitch: %_gsw_name% is active but not installed; run: goswitch install %_gsw_name:~2% --use
exit /b 127
:nothing
>&2 echo goswitch: no Go version is active; run: goswitch install latest --use
exit /b 127

:number
if not defined _gsw_number goto :eof
for /f "delims=0123456789" %%X in ("%_gsw_number%") do set "_gsw_bad=1"
if "%_gsw_number%"=="0" goto :eof
if "%_gsw_number:~0,1%"=="0" set "_gsw_bad=1"
goto :eof
${TAIL}endlocal & "%_gsw_home%\\versions\\%_gsw_name%\\bin\\${tool}.exe" %*
`);
}

/** The batch file for one version, `go1.26.3`. */
export function versionCmdShimScript(name: string): string {
  return crlf(`${HEAD}if exist "%_gsw_home%\\versions\\${name}\\bin\\go.exe" goto run
>&2 echo goswitch: ${name} is not installed; run: goswitch install ${name.slice(2)}
exit /b 127
${TAIL}endlocal & "%_gsw_home%\\versions\\${name}\\bin\\go.exe" %*
`);
}

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
