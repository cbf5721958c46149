import type { AppProxyState } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command, Invocation } from '../command.ts';
import { readSecretLine } from '../terminal/read-secret-line.ts';
import type { Style } from '../terminal/style.ts';
import { keepingWords } from '../words/en/keeping.ts';
import { speaker } from '../words/speak.ts';
import { proxyTerminal, terminalOptions } from './proxy-terminal.ts';

const say = speaker('keeping', keepingWords);

export const proxyCommand: Command = {
  arguments: [
    {
      name: 'action',
      required: false,
      doc: 'show (default), probe, credentials or terminal',
      complete: ['show', 'probe', 'credentials', 'terminal'],
    },
    {
      name: 'NAME=VALUE',
      required: false,
      many: true,
      doc: 'With terminal: the variables to set; default: for the proxy of GoSwitch itself',
    },
  ],
  options: {
    user: { value: 'NAME', doc: 'User name for the proxy, with credentials' },
    forget: { doc: 'Remove the credentials' },
    ...terminalOptions,
  },
  details: [
    'GoSwitch uses the proxy variables of the environment, otherwise the settings of the desktop. To give it its own proxy: goswitch settings set proxyUrl',
    'http://proxy.example:3128, then goswitch settings set proxyMode manual; proxyBypass lists what is reached without it.',
    'probe tries every source, every entry of GOPROXY and the checksum database, directly and through proxies: what stalls, where, and what helps.',
    'terminal sets the proxy variables for new terminals, and for desktop programs on Linux, in a marked block of their startup files.',
    'The password is asked for on the terminal or read from standard input. It is never taken as an argument, where other users could see it.',
  ],
  examples: [
    { line: 'goswitch proxy', doc: 'how GoSwitch connects, and which setting decides' },
    {
      line: 'goswitch proxy probe',
      doc: 'what stalls, and the change that helps; exit code 11 for an error, 10 for a warning',
    },
    {
      line: 'goswitch proxy credentials --user ada',
      doc: 'save a user name and a password for the proxy in the settings',
    },
    { line: 'goswitch proxy credentials --forget', doc: 'remove them' },
    { line: 'goswitch proxy terminal --preview', doc: 'what would change for new terminals to go the same way' },
    { line: 'goswitch proxy terminal HTTPS_PROXY=http://proxy.example:3128', doc: 'have them go through another one' },
    { line: 'goswitch proxy terminal --undo', doc: 'remove the variables again' },
  ],
  async run(invocation) {
    const action = invocation.words[0] ?? 'show';
    if (action === 'terminal') {
      refuseOptions(invocation, ['user', 'forget'], action);
      return await proxyTerminal(invocation);
    }
    refuseOptions(invocation, Object.keys(terminalOptions), action);
    if (invocation.words.length > 1)
      throw new AppError('invalid-input', `goswitch proxy ${action} takes no more arguments`);
    if (action === 'credentials') return await changeCredentials(invocation);
    if (action !== 'show' && action !== 'probe') {
      throw new AppError('invalid-input', `goswitch proxy ${action} is not a known command`, {
        hint: 'goswitch proxy, goswitch proxy probe, goswitch proxy credentials, or goswitch proxy terminal',
      });
    }
    if (invocation.has('forget') || invocation.text('user') !== undefined) {
      throw new AppError('invalid-input', '--user and --forget can only be used with credentials', {
        hint: 'goswitch proxy credentials --user NAME',
      });
    }
    if (action === 'probe') return await (await import('../probe/run-probe.ts')).runProbeCommand(invocation);
    const state = await readState(invocation);
    invocation.output.result(state, (style) => describeRoute(state, style));
    return 0;
  },
};

function refuseOptions(
  { has, text }: Pick<Invocation, 'has' | 'text'>,
  names: readonly string[],
  action: string,
): void {
  const given = names.find((name) => has(name) || text(name) !== undefined);
  if (given !== undefined)
    throw new AppError('invalid-input', `--${given} cannot be used with goswitch proxy ${action}`);
}

async function changeCredentials({ text, has, core, host, output, ...invocation }: Invocation): Promise<number> {
  const username = text('user');
  if ((username === undefined) === !has('forget'))
    throw new AppError('invalid-input', 'Either --user NAME or --forget is needed');
  const password =
    username === undefined ? null : await readSecretLine(host, say('password', { user: username }), invocation.signal);
  const [{ writeProxyCredentials }, engine] = await Promise.all([
    import('../../core/base/network/proxy/proxy-credentials.ts'),
    core(),
  ]);
  const secrets = await engine.secrets();
  await writeProxyCredentials(secrets, username === undefined || password === null ? null : { username, password });
  const kept = username !== undefined;
  output.report({ ok: true, kept }, () => [say(kept ? 'kept' : 'forgotten')]);
  const { proxyMode } = (await (await engine.settings()).read()).settings;
  if (kept && proxyMode !== 'manual') output.remark(say('manualOnly'));
  return 0;
}

async function readState({ core }: Pick<Invocation, 'core'>): Promise<AppProxyState> {
  const [{ readNetworkState }, engine] = await Promise.all([import('../../core/handlers/network-handlers.ts'), core()]);
  return (await readNetworkState(engine)).appProxy;
}

function describeRoute(
  { proxy, by, variable, problem, mode, credentials, environment }: AppProxyState,
  style: Style,
): string[] {
  const who = by === 'environment' ? say('byVariable', { variable: variable ?? '' }) : by === 'none' ? '' : say(by);
  const lines = [proxy === null ? say('direct') : say('through', { proxy: style.bold(proxy), who })];
  if (problem === 'not-an-address') lines[0] = say('notAnAddress', { who });
  if (problem === 'no-address') lines[0] = say('noAddress');
  if (problem === 'script') lines.push(say('script'));
  if (credentials === 'kept' && mode === 'manual') lines.push(say('hasCredentials'));
  if (credentials === 'sealed') lines.push(say('sealed'));
  return [...lines, ...environment.map(({ name, value }) => style.dim(`${name}=${value}`))];
}
