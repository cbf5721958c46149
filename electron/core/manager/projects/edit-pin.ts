import { MOST_PIN_LINES, pinLine } from '../../go/go-version/parse-pin.ts';

/**
 * `.go-version` as bytes, before and after a pin. Only the version itself changes: comments, also behind it, blank
 * lines, line endings, a BOM, a missing final newline and the habit of writing `go1.26` or `v1.26` stay. Text is
 * handled as latin1, so that bytes of any encoding come out as they went in. UTF-16, which PowerShell's `>` writes and
 * few tools read, becomes plain text.
 */

const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** The bytes with `spec` as the pin; null stands for no file yet. */
export function editPin(before: Uint8Array | null, spec: string): Uint8Array {
  const text = before === null ? '' : Buffer.from(before).toString('latin1');
  if (before === null || /^(?:\xff\xfe|\xfe\xff)|\0/.test(text)) return Buffer.from(`${spec}\n`);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const lines = text.split('\n');
  const { line, at, content } = pinLine(before);
  const raw = lines[line - 1] ?? '';
  if (content === '') {
    const edited =
      lines.length < MOST_PIN_LINES ? appendLine(text.slice(mark.length), spec) : `${spec}\n${text.slice(mark.length)}`;
    return Buffer.from(mark + edited, 'latin1');
  }
  lines[line - 1] =
    content === '?' && raw !== '?'
      ? spec
      : raw.slice(0, at) + replaceVersion(content, spec) + raw.slice(at + content.length);
  return Buffer.from(lines.join('\n'), 'latin1');
}

function replaceVersion(content: string, spec: string): string {
  const prefix = /^[0-9]/.test(spec) ? (/^(go|v)(?=[0-9])/.exec(content)?.[1] ?? '') : '';
  return prefix + spec + (/[ \t]*#.*$/s.exec(content)?.[0] ?? '');
}

/** Below comments, with the line ending that the file has. */
function appendLine(text: string, spec: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : text + end;
  return start + spec + end;
}
