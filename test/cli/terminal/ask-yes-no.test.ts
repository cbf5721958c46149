import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTerminalQuestions } from '../../../electron/cli/confirm-on-terminal.ts';
import { askYesNo } from '../../../electron/cli/terminal/ask-yes-no.ts';

function openTerminal() {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  return { host: { stdin, stderr } as never, stdin, said: () => String(stderr.read() ?? '') };
}

const never = new AbortController().signal;

describe('a question on the terminal', () => {
  it.each([
    ['y\n', true],
    ['Yes\n', true],
    ['\n', false],
    ['n\n', false],
    ['yesterday\n', false],
  ])('is answered by %j: %s', async (typed, answer) => {
    const { host, stdin } = openTerminal();
    stdin.write(typed);
    expect(await askYesNo(host, 'Allow it?', never)).toBe(answer);
  });

  it('is answered no by input that ends and by an abort', async () => {
    const ended = openTerminal();
    ended.stdin.end();
    expect(await askYesNo(ended.host, 'Allow it?', never)).toBe(false);
    const aborted = new AbortController();
    const answer = askYesNo(openTerminal().host, 'Allow it?', aborted.signal);
    aborted.abort();
    expect(await answer).toBe(false);
  });

  it('shows what a page named without anything that moves the cursor, colours or turns letters around', async () => {
    const { host, stdin, said } = openTerminal();
    stdin.write('n\n');
    await askYesNo(host, 'Use /a\u001b[2J\u0007\u202e\u009b/b?', never);
    expect(said()).toBe('Use /a?[2J???/b? [y/N] ');
  });

  it('is not asked by a process in the background, which reading would stop', async () => {
    const { host, said } = openTerminal();
    Object.assign((host as { stdin: object }).stdin, { isTTY: true });
    const ask = createTerminalQuestions(host, () => false);
    expect(await ask({ kind: 'authorities', names: ['/tmp/x.pem'] }, { signal: never })).toBe(false);
    expect(said()).toBe('');
  });
});
