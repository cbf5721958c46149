import type { Bytes } from './image.ts';
import { readUvarint } from './uvarint.ts';

const MOST_SECTIONS = 1000;
const MOST_BYTES = 64 * 1024;
const CUSTOM = 0;

/**
 * The Go version that the custom section `producers` of a WebAssembly module names; null where it names none. The
 * linker writes it as the version of the field `language` (cmd/link/internal/wasm/asm.go, writeProducerSec); modules
 * are not written there, up to Go 1.26 at least (golang/go#73741).
 */
export function readWasmVersion(bytes: Bytes): string | null {
  let at = 8;
  for (let index = 0; index < MOST_SECTIONS; index++) {
    const head = bytes.read(at, 32);
    const size = head.length < 2 ? null : readUvarint(head, 1);
    if (size === null) return null;
    const start = at + size.end;
    if (head[0] === CUSTOM && isProducers(head, size.end)) {
      const content = bytes.read(start, Math.min(size.value, MOST_BYTES));
      return languageVersion(content);
    }
    at = start + size.value;
    if (!Number.isSafeInteger(at)) return null;
  }
  return null;
}

function isProducers(head: Buffer, at: number): boolean {
  const name = 'producers';
  return head[at] === name.length && head.toString('latin1', at + 1, at + 1 + name.length) === name;
}

/** WebAssembly tool conventions, ProducersSection: fields of a name and values, each a name and a version. */
function languageVersion(content: Buffer): string | null {
  let at = 0;
  let isWhole = true;
  const number = () => {
    const found = readUvarint(content, at);
    isWhole &&= found !== null;
    at = found?.end ?? content.length;
    return found?.value ?? 0;
  };
  const text = () => {
    const length = number();
    const start = at;
    at += length;
    isWhole &&= at <= content.length;
    return content.toString('utf8', start, Math.min(at, content.length));
  };
  text();
  for (let fields = number(); fields > 0 && isWhole; fields--) {
    const field = text();
    for (let values = number(); values > 0 && isWhole; values--) {
      const [name, version] = [text(), text()];
      if (isWhole && field === 'language' && name === 'Go' && version !== '') return version;
    }
  }
  return null;
}
