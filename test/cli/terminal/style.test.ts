import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createOutput } from '../../../electron/cli/output.ts';
import { printFailure } from '../../../electron/cli/print-failure.ts';
import { createStyle, toTerminal } from '../../../electron/cli/terminal/style.ts';
import { AppError } from '../../../electron/contract/errors.ts';

/**
 * Colours, title, BEL, C1 in both forms, a line end with a false message, an override of direction, half a surrogate
 * pair.
 */
const HOSTILE = 'a\u001b[31mred\u001b]0;title\u0007\u009b2J\nerror: none\r\t\u202egpj.exe\u2069\u2028\ud800z';
const SHOWN = 'a\\x1b[31mred\\x1b]0;title\\x07\\x9b2J\\nerror: none\\x0d\\t\\u202egpj.exe\\u2069\\u2028\\ud800z';

function open(options: { json?: boolean } = {}) {
  const [standardOutput, standardError] = [new PassThrough(), new PassThrough()] as unknown as [
    NodeJS.WriteStream,
    NodeJS.WriteStream,
  ];
  Object.assign(standardOutput, { isTTY: true });
  Object.assign(standardError, { isTTY: true });
  const streams = { env: {}, standardOutput, standardError, json: options.json ?? false };
  const read = () => [standardOutput, standardError].map((stream) => String(stream.read() ?? ''));
  return { output: createOutput({ ...streams, quiet: false }), streams, read };
}

it('colours are ours alone; what comes from outside is shown, not obeyed', () => {
  const { green } = createStyle(true);
  expect(toTerminal(green(`ok ${HOSTILE}`))).toBe(`\u001b[32mok ${SHOWN}\u001b[39m`);
});

it('holds for results, remarks, warnings and failures', () => {
  const { output, streams, read } = open();
  output.result(null, (style) => [HOSTILE, style.bold('x')]);
  output.remark(HOSTILE);
  output.warning(HOSTILE);
  expect(read()).toEqual([`${SHOWN}\n\u001b[1mx\u001b[22m\n`, `${SHOWN}\n\u001b[33mwarning:\u001b[39m ${SHOWN}\n`]);
  printFailure(new AppError('invalid-input', 'go: \u001b[2J\nhint: run this', { hint: '\u0007' }), streams);
  expect(read()).toEqual([
    '',
    '\u001b[31merror:\u001b[39m go: \\x1b[2J\n       hint: run this\n\u001b[1mhint:\u001b[22m \\x07\n',
  ]);
});

it('JSON says the same value in harmless bytes', () => {
  const { output, read } = open({ json: true });
  output.result({ name: HOSTILE }, () => []);
  const [text] = read();
  expect(JSON.parse(text!)).toEqual({ name: HOSTILE });
  expect(text!.replaceAll('\n', '')).toMatch(/^[\x20-\x7e]*$/);
});

it('text for a shell goes out as it is', () => {
  const { output, read } = open();
  output.verbatim(null, "a='\u001b[31m'\nb=1");
  expect(read()).toEqual(["a='\u001b[31m'\nb=1\n", '']);
});
