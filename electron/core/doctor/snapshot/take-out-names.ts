import { hostname } from 'node:os';
import path from 'node:path';
import { LONGEST_TEXT } from '../../../contract/snapshot-schema.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import type { CoreContext, Env } from '../../context.ts';

/** What a name must not be to be taken out wherever it stands: then half of every path would go with it. */
const COMMON = new Set([
  'root',
  'user',
  'users',
  'home',
  'admin',
  'build',
  'builder',
  'runner',
  'local',
  'localhost',
  'linux',
  'ubuntu',
  'debian',
]);
const SHORTEST_NAME = 3;
const CUT = '…';

interface Names {
  /** Folders that are written `~`. */
  readonly homes: readonly string[];
  readonly users: readonly string[];
  readonly hosts: readonly string[];
}

/** Whose machine it is, by its environment and its own name. @param realHome the home without links */
export function namesOf({ env, userHome }: Pick<CoreContext, 'env' | 'userHome'>, realHome: string): Names {
  const all = (names: readonly string[], from: Env) => names.flatMap((name) => from[name] ?? []);
  const host = [hostname(), ...all(['HOSTNAME', 'HOST', 'COMPUTERNAME'], env)];
  return {
    homes: [userHome, realHome],
    users: [...all(['USER', 'LOGNAME', 'USERNAME', 'SUDO_USER'], env), path.basename(userHome)],
    // A colleague's network is told by the part after the dot.
    hosts: [...host, ...host.map((name) => name.split('.')[0] ?? '')],
  };
}

/**
 * A copy of plain data fit to be handed to others: secrets hidden, homes as `~`, names of user and host replaced, long
 * texts cut. It rather takes out a harmless word than lets a name through.
 */
export function takeOutNames<T>(value: T, names: Names): T {
  return replaceIn(redactSecretsIn(value), replacer(names)) as T;
}

function replaceIn(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return cut(replace(value));
  if (Array.isArray(value)) return value.map((one) => replaceIn(one, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [cut(replace(key)), replaceIn(one, replace)]));
}

function replacer({ homes, users, hosts }: Names): (text: string) => string {
  const homeForms = [...new Set(homes)]
    .filter((home) => path.dirname(home) !== home)
    .sort((a, b) => b.length - a.length);
  const home =
    homeForms.length === 0 ? null : new RegExp(`(?:${homeForms.map(escapeRegExp).join('|')})(?![\\w.-])`, 'g');
  const user = wordPattern(users);
  const host = wordPattern(hosts);
  return (text) => {
    let said = text;
    if (home !== null) said = said.replace(home, '~');
    // Homes of others on the same machine.
    said = said.replace(/((?:^|[^\w])(?:\/home|\/Users|[A-Za-z]:\\{1,2}Users)[/\\]{1,2})[^/\\\s:;'"]+/g, '$1user');
    if (user !== null) said = said.replace(user, 'user');
    if (host !== null) said = said.replace(host, 'host');
    return said;
  };
}

function wordPattern(names: readonly string[]): RegExp | null {
  const known = [...new Set(names)].filter((name) => name.length >= SHORTEST_NAME && !COMMON.has(name.toLowerCase()));
  if (known.length === 0) return null;
  const longestFirst = known.sort((a, b) => b.length - a.length).map(escapeRegExp);
  return new RegExp(`(?<![A-Za-z0-9])(?:${longestFirst.join('|')})(?![A-Za-z0-9])`, 'gi');
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : text.slice(0, LONGEST_TEXT - CUT.length) + CUT;
}
