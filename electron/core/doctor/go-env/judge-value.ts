import path from 'node:path';
import type { GoEnvProblem } from '../../../contract/go-env.ts';
import { selectToolchain } from '../../go/go-mod/select-toolchain.ts';
import { readProxyList } from '../../go/module-proxy/proxy-list.ts';
import { ARCHITECTURE_LEVELS } from '../../go/variables/architecture-levels.ts';
import { malformedGoflags } from '../../go/variables/split-quoted.ts';

/** What is wrong with a value, and in which words; null where nothing is known to be. */
interface ValueProblem {
  readonly problem: GoEnvProblem;
  readonly message: string;
}

const FOLDERS = new Set(['GOBIN', 'GOCACHE', 'GOMODCACHE', 'GOTMPDIR', 'GOROOT']);
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  CGO_ENABLED: ['0', '1'],
  GO111MODULE: ['', 'on', 'off', 'auto'],
};

/**
 * What `go env -w` accepts and the go command stumbles over later: relative GOCACHE and GOBIN, GOFLAGS that are none,
 * levels that do not exist, lists that cannot be read. The rest is the go command's own to judge. @param running the
 * version whose go it is, for GOTOOLCHAIN
 */
export function judgeValue(name: string, value: string, running: string | null): ValueProblem | null {
  if (value === '') return null;
  if (FOLDERS.has(name) && !(name === 'GOCACHE' && value === 'off') && !path.isAbsolute(value)) {
    return { problem: 'relative', message: `${name} must be an absolute path: ${JSON.stringify(value)}` };
  }
  const switches = SWITCHES[name];
  if (switches !== undefined && !switches.includes(value)) {
    return {
      problem: 'not-a-value',
      message: `${name} is ${switches.filter((one) => one !== '').join(' or ')}, not ${JSON.stringify(value)}`,
    };
  }
  const level = ARCHITECTURE_LEVELS.find(({ variable }) => variable === name);
  if (level !== undefined && !level.pattern.test(value)) {
    return { problem: 'not-a-value', message: `${name} can be ${level.allowed}, not ${JSON.stringify(value)}` };
  }
  if (name === 'GOFLAGS') return judgeFlags(value);
  if (name === 'GOPROXY') return judgeProxyList(value);
  if (name === 'GOTOOLCHAIN' && running !== null) return judgeToolchain(value, running);
  return null;
}

function judgeFlags(value: string): ValueProblem | null {
  const message = malformedGoflags(value);
  return message === null ? null : { problem: 'unknown-flag', message: message.replace(/^go: /, '') };
}

function judgeProxyList(value: string): ValueProblem | null {
  const { problem } = readProxyList(value);
  return problem === null ? null : { problem: 'invalid', message: problem };
}

function judgeToolchain(value: string, running: string): ValueProblem | null {
  const choice = selectToolchain({ local: running, gotoolchain: value, facts: null, areModulesOff: false });
  return choice.kind === 'refused' ? { problem: 'invalid', message: choice.message } : null;
}
