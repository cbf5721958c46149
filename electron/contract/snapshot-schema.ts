import { z } from 'zod';

/**
 * The shape of a snapshot file. It may come from anyone: every text and list is bounded, and what is not known here is
 * left out.
 */

/** Of one text in it, in UTF-16 units. Longer ones are cut when a snapshot is taken, and refused when one is read. */
export const LONGEST_TEXT = 16_384;

/** Escape sequences of a terminal, and what else is no text: a snapshot is printed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const text = z
  .string()
  .max(LONGEST_TEXT)
  .transform((value) => value.replace(CONTROL, '\ufffd'));
const optional = text.nullable().catch(null);

const finding = z.object({
  id: text,
  severity: z.enum(['error', 'warning', 'note']),
  title: text,
  why: text,
  evidence: z.array(z.object({ name: text, value: text, /** `~/.zshrc:41` */ where: optional })).max(200),
});

const sdk = z.object({
  version: text,
  os: text,
  arch: text,
  root: text,
  kind: z.enum(['installed', 'external']),
  active: z.boolean(),
});

export const machineSnapshotSchema = z.object({
  schema: z.literal(1),
  /** ISO 8601 UTC. */
  at: z.iso.datetime(),
  /** GoSwitch's own version. */
  goswitch: text,
  /** In Go's terms; `release` is the kernel's; `libc`: `glibc`, `musl`, null where there is none of both. */
  machine: z.object({
    os: text,
    arch: text,
    release: text,
    libc: optional,
    isWsl: z.boolean(),
    isContainer: z.boolean(),
  }),
  /** The login shell; null where it did not answer, and on Windows. */
  shell: optional,
  /** The go that a new terminal runs. */
  go: z.object({ version: optional, root: text, isOwn: z.boolean() }).nullable(),
  /**
   * `go env -json` of that go in the environment of a new terminal, without switching toolchains. Null where it does
   * not run.
   */
  goEnv: z.record(text, text).nullable(),
  /** Variables that steer Go, as a new terminal has them. */
  variables: z.array(z.object({ name: text, value: text, origin: text, file: optional })).max(1000),
  /** Folders on a new terminal's PATH, in order. */
  path: z.array(text).max(1000),
  /** Every go on PATH, the winner first. */
  goOnPath: z.array(z.object({ path: text, version: optional, owner: text })).max(1000),
  sdks: z.array(sdk).max(1000),
  settings: z.record(text, z.unknown()),
  findings: z.array(finding).max(1000),
  /** Checks that could not look. */
  blind: z.array(text).max(1000),
  /** The report on SDKs, programs and projects; null where there is none. */
  scan: z.unknown(),
  /** The last self-test; null where there is none. */
  selfTest: z.unknown(),
});
