import { PIN_BYTES } from '../../go/go-version/parse-pin.ts';
import { BLANKS, check, NAME_LETTERS, NUMBERS, PARSE } from './cmd-shim-version-text.ts';
import { SHIM_MARK } from './shim-script.ts';

/**
 * The shims for cmd.exe: the rule of shim-script.ts in batch, without starting another program.
 *
 * - What a file or a variable holds comes in through a FOR variable, which is expanded after parsing, or loses its
 *   quotes, so that in quotes it is one word to cmd, and is checked letter by letter (with the letters as delimiters,
 *   FOR /F leaves nothing of a good text) before it becomes part of a path.
 * - GoSwitch's home comes from %~dp0 inside a called label (outside of one it is wrong for a quoted call found on
 *   PATH). It cannot be written into the text, because cmd reads batch files in the console's code page and homes carry
 *   their users' names.
 * - A range is compared with `if gtr`, which knows no more than 32 bits: numbers of more than four digits are refused.
 * - Known limits of batch: Ctrl-C asks whether to end the batch job; another batch file must `call` it; programs that
 *   start `go` without a shell find only .exe files, for those there is `current\bin`; quotes in a pin are passed by;
 *   a NUL ends a line, so that UTF-16 is refused; a shim cannot tell whether it writes to a terminal, so that it does
 *   not say which go it falls through to. docs/decisions/0150 has the rest.
 */

const HEAD = `@echo off
rem ${SHIM_MARK.slice(2)}
setlocal EnableExtensions DisableDelayedExpansion
call :home
`;

/**
 * `:line` reads the first line of _gsw_file, one of the home's own, into _gsw_text, which comes back checked or empty;
 * _gsw_some says whether anything was there.
 * `:run` is last: what follows it ends the file. It takes GOROOT away, or sets it for a Go that needs it, as the sh
 * shims do (docs/decisions/0009); the second setlocal keeps that from the terminal that the shim was called in.
 */
const TAIL = `
:home
for %%I in ("%~dp0..") do set "_gsw_home=%%~fI"
goto :eof

:line
set "_gsw_text="
for /f "usebackq tokens=1" %%L in ("%_gsw_file%") do if not defined _gsw_text set "_gsw_text=%%L"
if not defined _gsw_text goto :eof
set "_gsw_some=1"
set "_gsw_text=%_gsw_text:"=%"
if not defined _gsw_text goto :eof
${check(NAME_LETTERS)}
if not defined _gsw_ok set "_gsw_text="
goto :eof

:run
set "_gsw_passed="
set "_gsw_target=%_gsw_home%\\versions\\%_gsw_name%\\bin\\%_gsw_tool%.exe"
set "_gsw_goroot="
if "%_gsw_name%"=="go1" set "_gsw_goroot=%_gsw_home%\\versions\\%_gsw_name%"
if "%_gsw_name:~0,4%"=="go1." for %%V in (1 2 3 4 5 6 7 8) do for %%S in ("" "." "r" "b") do if "%_gsw_name:~4,2%"=="%%V%%~S" set "_gsw_goroot=%_gsw_home%\\versions\\%_gsw_name%"
:start
endlocal & setlocal & set "GOROOT=%_gsw_goroot%" & set "_GSWITCH_PASSED=%_gsw_passed%" & "%_gsw_target%" %*
`;

/**
 * `:system`: the next program of this name on PATH that is not GoSwitch's own, whatever PATH calls its folder: a batch
 * file is GoSwitch's when its second line says so. A batch file there may lead back here: _GSWITCH_PASSED names the one
 * that was tried, so that the search goes on behind it. What is no batch file is not marked, because a real go starts
 * children that must find it again.
 */
const SYSTEM = `:system
set "_gsw_rest="
if defined PATH set "_gsw_rest=%PATH:"=%"
set "_gsw_goroot=%GOROOT%"
set "_gsw_passed=%_GSWITCH_PASSED%"
:next
if not defined _gsw_rest goto nothing
set "_gsw_dir="
for /f "eol=| tokens=1* delims=;" %%A in ("%_gsw_rest%") do (
  set "_gsw_dir=%%A"
  set "_gsw_rest=%%B"
)
if not defined _gsw_dir goto nothing
if "%_gsw_dir:~1,2%"==":\\" goto whole
if "%_gsw_dir:~1,2%"==":/" goto whole
if not "%_gsw_dir:~0,2%"=="\\\\" goto next
:whole
for %%I in ("%_gsw_dir%\\.") do set "_gsw_dir=%%~fI"
if /i "%_gsw_dir%"=="%_gsw_home%\\shims" goto next
if /i "%_gsw_dir%"=="%_gsw_home%\\current\\bin" goto next
set "_gsw_target=%_gsw_dir%\\%_gsw_tool%.exe"
if exist "%_gsw_target%" goto exe
set "_gsw_target=%_gsw_dir%\\%_gsw_tool%.bat"
if exist "%_gsw_target%" goto batch
set "_gsw_target=%_gsw_dir%\\%_gsw_tool%.cmd"
if not exist "%_gsw_target%" goto next
:batch
if not defined _gsw_passed goto second
if /i not "%_gsw_target%"=="%_gsw_passed%" goto next
set "_gsw_passed="
goto next
:second
set "_gsw_text="
for /f "usebackq skip=1 tokens=1-3" %%P in ("%_gsw_target%") do if not defined _gsw_text set "_gsw_text=%%P %%Q %%R"
if defined _gsw_text set "_gsw_text=%_gsw_text:"=%"
if "%_gsw_text%"=="rem GoSwitch shim" goto next
set "_gsw_passed=%_gsw_target%"
goto start
:exe
set "_gsw_passed="
goto start

:nothing
if defined _gsw_from goto no_other
>&2 echo goswitch: no Go version is active; run: goswitch install latest --use
exit /b 127
:no_other
for %%F in ("%_gsw_from%") do >&2 echo goswitch: No other %_gsw_tool% is on PATH ("system" is wanted by %%~F)
exit /b 127
`;

/** The whole batch file for `go` or `gofmt`, lines ended by CR LF. */
export function cmdShimScript(tool: string): string {
  return crlf(`${HEAD}set "_gsw_tool=${tool}"
set "_gsw_text="
set "_gsw_more="
if not defined GOSWITCH_VERSION goto pin

set "_gsw_from=GOSWITCH_VERSION"
set "_gsw_line=%GOSWITCH_VERSION:"=%"
if not defined _gsw_line goto invalid
if "%_gsw_line:-=%"=="%_gsw_line%" goto words
set "_gsw_text=%_gsw_line%"
${check(NAME_LETTERS)}
set "_gsw_name=%_gsw_text%"
if defined _gsw_ok if exist "%_gsw_home%\\versions\\%_gsw_name%\\bin\\go.exe" goto run
goto words

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
for %%I in ("%_gsw_from%") do set "_gsw_size=%%~zI"
if not defined _gsw_size set "_gsw_size=0"
if %_gsw_size% gtr ${PIN_BYTES} goto large
for /f "usebackq eol=# tokens=1* delims=${BLANKS}" %%L in ("%_gsw_from%") do for /f "eol=# delims=" %%X in ("%%L") do (
  if not defined _gsw_text set "_gsw_more=%%M"
  if not defined _gsw_text set "_gsw_text=%%L"
)
if not defined _gsw_text goto invalid
set "_gsw_line=%_gsw_text:"=%"
if not defined _gsw_more goto lonely
set "_gsw_line=%_gsw_line% %_gsw_more:"=%"
goto words
:lonely
rem A NUL ends what FOR reads of a line, and leaves one character of UTF-16.
if not defined _gsw_line goto invalid
if %_gsw_size% gtr 6 if "%_gsw_line:~0,1%"=="%_gsw_line%" goto invalid
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
goto found
:named
if not exist "%_gsw_home%\\versions\\%_gsw_name%\\bin\\go.exe" goto missing
:found
if not defined _gsw_least goto run
call :reaches
if defined _gsw_ok goto run
:missing
if defined _gsw_least goto unmet
for %%F in ("%_gsw_from%") do >&2 echo goswitch: Go %_gsw_spec% is not installed (wanted by %%~F); run: goswitch install %_gsw_spec%
exit /b 127
:unmet
for /f "delims=" %%S in ("%_gsw_shown%") do for %%F in ("%_gsw_from%") do >&2 echo goswitch: No installed Go is %%S (wanted by %%~F); run: goswitch install "%%S"
exit /b 127

:invalid
set "_gsw_how="
if not "%_gsw_from%"=="GOSWITCH_VERSION" set "_gsw_how= in plain text, not UTF-16"
for %%F in ("%_gsw_from%") do >&2 echo goswitch: %%~F: not a Go version; write one such as 1.26.3 or 1.26%_gsw_how%
exit /b 126

:large
for %%F in ("%_gsw_from%") do >&2 echo goswitch: %%~F: too large for a .go-version; run: goswitch pin 1.26
exit /b 126

:active
set "_gsw_from="
set "_gsw_file=%_gsw_home%\\active"
set "_gsw_text="
set "_gsw_some="
if exist "%_gsw_file%" call :line
set "_gsw_name=%_gsw_text%"
if not defined _gsw_some goto system
if not "%_gsw_name:~0,2%"=="go" goto nameless
if exist "%_gsw_home%\\versions\\%_gsw_name%\\bin\\go.exe" goto run
>&2 echo goswitch: %_gsw_name% is active but not installed; run: goswitch install %_gsw_name:~2% --use
exit /b 127
:nameless
for %%F in ("%_gsw_file%") do >&2 echo goswitch: %%~F does not name a Go version; run: goswitch install latest --use
exit /b 127

${SYSTEM}
${NUMBERS}${TAIL}`);
}

/** The batch file for one version, `go1.26.3`. */
export function versionCmdShimScript(name: string): string {
  return crlf(`${HEAD}set "_gsw_tool=go"
set "_gsw_name=${name}"
if exist "%_gsw_home%\\versions\\${name}\\bin\\go.exe" goto run
>&2 echo goswitch: ${name} is not installed; run: goswitch install ${name.slice(2)}
exit /b 127
${TAIL}`);
}

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
