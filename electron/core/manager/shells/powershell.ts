import path from 'node:path';
import { doubleQuoted, type Grammar } from './grammar.ts';
import { configHome, firstThere, isThere } from './places.ts';
import { between, halves } from './posix.ts';
import type { Shell } from './shell.ts';

/** Beyond ASCII Windows PowerShell misreads a file without a mark, so such letters are written as their numbers. */
function inDoubleQuotes(text: string): string {
  return text.replace(/[`"$]/g, '`$&').replace(/[^ -~]/g, (unit) => `$([char]${unit.charCodeAt(0)})`);
}

const separatorOf = (os: NodeJS.Platform) => (os === 'win32' ? path.win32.delimiter : ':');

const POWERSHELL: Grammar = {
  folder: (place) => doubleQuoted(place, '$HOME', inDoubleQuotes),
  pathFirst: (folder, { os }) => {
    const separator = separatorOf(os);
    const differs = os === 'win32' ? '-ine' : '-cne';
    const entries = `$env:PATH -split '${separator}'`;
    return (
      `if ((${entries})[0] ${differs} ${folder}) ` +
      `{ $env:PATH = (@(${folder}) + @(${entries} | Where-Object { $_ ${differs} ${folder} })) -join '${separator}' }`
    );
  },
  pathLast: (folder, os) => {
    const separator = separatorOf(os);
    return `if (($env:PATH -split '${separator}') -notcontains ${folder}) { $env:PATH = $env:PATH + '${separator}' + ${folder} }`;
  },
  proxyParts: (upper, lower) => [`$env:${upper} = `, `; $env:${lower} = `, ''],
  // Inside single quotes it takes typographic quotes for its own.
  quoting: {
    quote: (value) => `"${inDoubleQuotes(value)}"`,
    quoted: /^"(?:[^"`]|`.)*"/,
    unquote: (quoted) =>
      quoted
        .slice(1, -1)
        .replace(
          /`(.)|\$\(\[char\](\d+)\)/g,
          (_, plain: string | undefined, code: string) => plain ?? String.fromCharCode(Number(code)),
        ),
  },
  beforeReturn: ' #',
  readsUtf16: true,
  earlyLine: null,
  // Blocks may be empty.
  commentOut: (line) => `# commented out by goswitch: ${line}`,
  editsPath: /\b(PATH|path|source|eval|exec)\b|(^|[\s;&|])\.\s|\b(iex|Invoke-Expression)\b/i,
  setsVariable: (name) => new RegExp(`\\$env:${name}\\s*=`, 'i'),
  aliasesGo: /(^|[\s;&])(function\s+go\b|(Set|New)-Alias\s+(-Name\s+)?go\b)/i,
};

const powershellMark = (mark: string) => `[Console]::Out.Write('${halves(mark).join("' + '")}')`;

export const powershell: Shell = {
  name: 'powershell',
  grammar: POWERSHELL,
  programs: ['pwsh'],
  // Windows PowerShell refuses profiles on most machines and prints an error at each start instead, so it is edited only
  // when asked for.
  relatives: ['powershell'],
  findOnWindows: async (env) => {
    const folders = (env.PATH ?? env.Path ?? '').split(';').filter((entry) => entry !== '');
    return firstThere(folders.map((folder) => path.win32.join(folder, 'pwsh.exe')));
  },

  async startupFiles(context) {
    const at = (file: string) => ({ file, placement: 'first' as const });
    if (context.os !== 'win32') return [at(path.join(configHome(context), 'powershell', 'profile.ps1'))];
    const documents = path.win32.join(context.userHome, 'Documents');
    const old = path.win32.join(documents, 'WindowsPowerShell', 'profile.ps1');
    return [at(path.win32.join(documents, 'PowerShell', 'profile.ps1')), ...((await isThere(old)) ? [at(old)] : [])];
  },
  filesInOrder: async ({ env, userHome }) =>
    ['profile.ps1', 'Microsoft.PowerShell_profile.ps1'].map((name) =>
      path.join(env.XDG_CONFIG_HOME || path.join(userHome, '.config'), 'powershell', name),
    ),
  fileNames: /\.ps1$/,
  homeManagerOptions: {},

  start: ({ isLogin }, script) => ({ args: [...(isLogin ? ['-Login'] : []), '-NoLogo', '-Command', script] }),
  whichGo: (mark) =>
    between(powershellMark, mark, [
      '[Console]::Out.Write((Get-Command go -ErrorAction SilentlyContinue | Select-Object -First 1).Definition)',
      '[Console]::Out.Write($env:PATH)',
      '[Console]::Out.Write($env:GOROOT)',
    ]),
  environment: (mark) =>
    between(powershellMark, mark, [
      "Get-ChildItem env: | ForEach-Object { [Console]::Out.Write($_.Name + '=' + $_.Value + [char]0) }",
    ]),
  readGo: (answer) => answer.trim(),
  inheritsIn: [],
  readsOverSsh: false,
  sessionVariables: async () => ({}),
  prompt: null,
  filesNeedTerminal: false,

  parser: null,
  trace: null,
  whyNothingIsRead: () => null,

  snippet: {
    name: 'powershell',
    set: (name, value) => `$env:${name} = '${value}'`,
    unset: (name) => `Remove-Item -ErrorAction SilentlyContinue Env:${name}`,
    evaluation: (args) => `goswitch shell ${args} | Invoke-Expression`,
  },
  // Before 7.3 an empty argument of a program is left out, so it is written as quotes.
  completion: {
    load: 'goswitch completion powershell | Out-String | Invoke-Expression',
    where: 'in the file that $PROFILE names',
    script: `# goswitch: completion for PowerShell. In the file that $PROFILE names:
# goswitch completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName goswitch -ScriptBlock {
  param($word, $ast, $cursor)
  $before = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
  })
  $last = if ($word -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { $word -replace '^[''"]', '' }
  $answer = @(& goswitch __complete '--' @before $last 2>$null)
  if ($answer.Count -eq 0) { return }
  if ($answer[0] -eq ':files') { return [System.Management.Automation.CompletionCompleters]::CompleteFilename($word) }
  if ($answer[0] -eq ':programs') { return [System.Management.Automation.CompletionCompleters]::CompleteCommand($word) }
  $answer | ForEach-Object {
    $name, $doc = $_ -split [char]9, 2
    $text = if ($name -match '^[A-Za-z0-9./:+=-]+$') { $name } else { "'" + ($name -replace '[''\\u2018-\\u201b]', '$0$0') + "'" }
    [System.Management.Automation.CompletionResult]::new($text, $name, 'ParameterValue', $(if ($doc) { $doc } else { $name }))
  }
}
`,
  },
};
