/**
 * `.go-version` as bytes, before and after a pin. Only the version itself changes: comments, blank lines, line endings, a BOM, a missing final newline
 * and the habit of writing `go1.26` or `v1.26` stay. Text is handled as latin1, so that bytes of any encoding come out as they went in.
 */

const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** The bytes with `spec` as the pin; null stands for no file yet. */
export function editPin(before: Uint8Array | null, spec: string): Uint8Array {
  const text = before === null ? '' : Buffer.from(before).toString('latin1');
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const lines = text.slice(mark.length).split('\n');
  const index = lines.findIndex((line) => /^[ \t\r\0]*[^# \t\r\0]/.test(line));
  if (index === -1) return Buffer.from(mark + appendLine(text.slice(mark.length), spec), 'latin1');
  lines[index] = (lines[index] ?? '').replace(/^([ \t\0]*)(.*?)([ \t\r\0]*)$/s, (_line, left: string, content: string, right: string) => {
    const prefix = /^(go|v)(?=[0-9])/.exec(content)?.[1] ?? '';
    return left + prefix + spec + right;
  });
  return Buffer.from(mark + lines.join('\n'), 'latin1');
}

/** Below comments, with the line ending that the file has. */
function appendLine(text: string, spec: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : text + end;
  return start + spec + end;
}
