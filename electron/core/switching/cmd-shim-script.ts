import { SHIM_MARK } from './shim-script.ts';

/**
 * The shims for cmd.exe: the rule of shim-script.ts in batch, without starting another program.
 *
 * - What a `.go-version` holds never becomes part of a path or of a line that cmd parses: it stays in FOR variables, which are expanded after
 *   parsing, and is compared with the names of what is installed. Only when it is made of a version's letters is it repeated in a message.
 * - GoSwitch's home comes from %~dp0 inside a called label (outside of one it is wrong for a quoted call found on PATH). It cannot be written into
 *   the text, because cmd reads batch files in the console's code page and homes carry their users' names.
 * - Known limits of batch: Ctrl-C asks whether to end the batch job; another batch file must `call` it; programs that start `go` without a shell
 *   find only .exe files, for those there is `current\bin`. A text such as `1..2` counts as not installed rather than as not a version.
 */

const VERSION_LETTERS = '0123456789.abcdefghijklmnopqrstuvwxyz';
const EXAMPLE = 'write one such as 1.26.3 or 1.26';

const HEAD = `@echo off
rem ${SHIM_MARK.slice(2)}
setlocal EnableExtensions DisableDelayedExpansion
call :home
`;

const HOME_LABEL = `
:home
for %%I in ("%~dp0..") do set "_gsw_home=%%~fI"
goto :eof
`;

/** Sets _gsw_name when %%L is one of the installed versions, or an alias that leads to one; an alias wins (1.20 is a family and a release). */
const FIND = (passBy: readonly string[]) => {
  const passed = passBy.map((word) => `if not "%%~nxA"=="${word}" `).join('');
  return `  for %%N in (%_gsw_known%) do for %%P in (%%N go%%N v%%N) do if "%%L"=="%%P" set "_gsw_name=go%%N"
  for %%A in ("%_gsw_home%\\aliases\\*") do ${passed}for %%P in (%%~nxA go%%~nxA v%%~nxA %%~nxA.x go%%~nxA.x v%%~nxA.x) do if "%%L"=="%%P" (
    for /f "usebackq tokens=1" %%T in ("%%~fA") do for %%N in (%_gsw_known%) do if "%%T"=="go%%N" set "_gsw_name=%%T"
  )`;
};

/** The whole batch file for `go` or `gofmt`, lines ended by CR LF. */
export function cmdShimScript(tool: string): string {
  return crlf(`${HEAD}set "_gsw_name="
set "_gsw_said="
set "_gsw_odd="
set "_gsw_known="
for /d %%D in ("%_gsw_home%\\versions\\go*") do if exist "%%~fD\\bin\\go.exe" call :known "%%~nxD"
if not defined GOSWITCH_VERSION goto pin

set "_gsw_from=GOSWITCH_VERSION"
setlocal EnableDelayedExpansion
for /f "tokens=1* delims=	 " %%L in ("!GOSWITCH_VERSION!") do if "%%M"=="" (
  set "_gsw_said=%%L"
${FIND([])}
)
for /f "tokens=1 delims=${VERSION_LETTERS}-" %%X in ("!GOSWITCH_VERSION!") do set "_gsw_odd=1"
if defined _gsw_odd set "_gsw_said="
for /f "tokens=1,2 delims=/" %%A in ("x!_gsw_name!/x!_gsw_said!") do endlocal & set "_gsw_name=%%A" & set "_gsw_said=%%B"
set "_gsw_name=%_gsw_name:~1%"
set "_gsw_said=%_gsw_said:~1%"
if defined _gsw_name goto run
goto missing

:pin
set "_gsw_dir=%CD%"
:up
set "_gsw_from=%_gsw_dir%\\.go-version"
if "%_gsw_dir:~-1%"=="\\" set "_gsw_from=%_gsw_dir%.go-version"
if exist "%_gsw_from%\\" goto parent
if exist "%_gsw_from%" goto read
:parent
for %%I in ("%_gsw_dir%\\..") do set "_gsw_up=%%~fI"
if "%_gsw_up%"=="%_gsw_dir%" goto active
set "_gsw_dir=%_gsw_up%"
goto up

:read
set "_gsw_done="
for /f "usebackq eol=# tokens=1* delims=	\ufeff " %%L in ("%_gsw_from%") do if not "%%L"=="" if not defined _gsw_done (
  set "_gsw_done=1"
  if "%%M"=="" (
    set "_gsw_said=%%L"
${FIND(['latest', 'oldstable'])}
  )
)
if defined _gsw_name goto run
for /f "usebackq eol=# tokens=1 delims=	\ufeff${VERSION_LETTERS} " %%X in ("%_gsw_from%") do if not "%%X"=="" set "_gsw_odd=1"
if defined _gsw_odd set "_gsw_said="

:missing
if not defined _gsw_said goto invalid
if "%_gsw_said:~0,2%"=="go" set "_gsw_said=%_gsw_said:~2%" & goto digit
if "%_gsw_said:~0,1%"=="v" set "_gsw_said=%_gsw_said:~1%"
:digit
if not defined _gsw_said goto invalid
for /f "delims=0123456789" %%X in ("%_gsw_said:~0,1%") do goto invalid
for %%F in ("%_gsw_from%") do >&2 echo goswitch: Go %_gsw_said% is not installed (wanted by %%~F); run: goswitch install %_gsw_said%
exit /b 127
:invalid
for %%F in ("%_gsw_from%") do >&2 echo goswitch: %%~F: not a Go version; ${EXAMPLE}
exit /b 126

:active
if exist "%_gsw_home%\\active" for /f "usebackq tokens=1" %%L in ("%_gsw_home%\\active") do (
  set "_gsw_said=%%L"
  for %%N in (%_gsw_known%) do if "%%L"=="go%%N" set "_gsw_name=%%L"
)
if defined _gsw_name goto run
if not defined _gsw_said >&2 echo goswitch: no Go version is active; run: goswitch install latest --use
if defined _gsw_said >&2 echo goswitch: the active version is not installed; run: goswitch install latest --use
exit /b 127

:known
set "_gsw_next=%~1"
set "_gsw_known=%_gsw_known% %_gsw_next:~2%"
goto :eof
${HOME_LABEL}
:run
endlocal & "%_gsw_home%\\versions\\%_gsw_name%\\bin\\${tool}.exe" %*
`);
}

/** The batch file for one version, `go1.26.3`. */
export function versionCmdShimScript(name: string): string {
  return crlf(`${HEAD}if exist "%_gsw_home%\\versions\\${name}\\bin\\go.exe" goto run
>&2 echo goswitch: ${name} is not installed; run: goswitch install ${name.slice(2)}
exit /b 127
${HOME_LABEL}
:run
endlocal & "%_gsw_home%\\versions\\${name}\\bin\\go.exe" %*
`);
}

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
