/** Shells for which a version can be chosen in one terminal alone. `sh` stands for bash, zsh, dash and ksh too. */
export const SNIPPET_SHELLS = ['sh', 'fish', 'tcsh', 'powershell', 'cmd'] as const;
export type SnippetShell = (typeof SNIPPET_SHELLS)[number];

const VARIABLE = 'GOSWITCH_VERSION';

const KINDS: Readonly<Record<string, SnippetShell>> = {
  ...{ sh: 'sh', bash: 'sh', zsh: 'sh', dash: 'sh', ash: 'sh', ksh: 'sh', mksh: 'sh', busybox: 'sh' },
  ...{ fish: 'fish', tcsh: 'tcsh', csh: 'tcsh', pwsh: 'powershell', powershell: 'powershell', cmd: 'cmd' },
};

/**
 * The kind of a shell by the name of its program (`-zsh`, `/bin/bash`, `pwsh.exe`), or null for one that is not known.
 */
export function snippetShell(program: string): SnippetShell | null {
  const name = program.replace(/^.*[\\/]/, '').replace(/^-/, '');
  return KINDS[name.replace(/\.exe$/i, '').toLowerCase()] ?? null;
}

/**
 * A line that, evaluated by this shell, chooses a version for this terminal and what it starts; null lets pins and the
 * active version decide again.
 * @param spec a spec as `formatSpec` writes it: letters, digits and dots, so that no shell sees more than a word
 */
export function shellSnippet(shell: SnippetShell, spec: string | null): string {
  if (spec !== null && !/^[0-9A-Za-z.]+$/.test(spec)) throw new Error(`Not a spec: ${spec}`);
  const set: Readonly<Record<SnippetShell, (value: string) => string>> = {
    sh: (value) => `export ${VARIABLE}=${value}`,
    fish: (value) => `set -gx ${VARIABLE} ${value}`,
    tcsh: (value) => `setenv ${VARIABLE} ${value}`,
    powershell: (value) => `$env:${VARIABLE} = '${value}'`,
    cmd: (value) => `set "${VARIABLE}=${value}"`,
  };
  const unset: Readonly<Record<SnippetShell, string>> = {
    sh: `unset ${VARIABLE}`,
    fish: `set -e ${VARIABLE}`,
    tcsh: `unsetenv ${VARIABLE}`,
    powershell: `Remove-Item -ErrorAction SilentlyContinue Env:${VARIABLE}`,
    cmd: `set "${VARIABLE}="`,
  };
  return spec === null ? unset[shell] : set[shell](spec);
}

/** How a person has this shell evaluate what `goswitch shell ARGUMENTS` prints. */
export function evaluationOf(shell: SnippetShell, args: string): string {
  const lines: Readonly<Record<SnippetShell, string>> = {
    sh: `eval "$(goswitch shell ${args})"`,
    fish: `goswitch shell ${args} | source`,
    tcsh: `eval \`goswitch shell ${args}\``,
    powershell: `goswitch shell ${args} | Invoke-Expression`,
    cmd: `for /f "delims=" %i in ('goswitch shell ${args} --shell cmd') do %i`,
  };
  return lines[shell];
}
