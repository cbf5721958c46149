import { z } from 'zod';

/** The shape of a snapshot file. It may come from anyone: every text and list is bounded, and what is not known here is left out. */

const text = (longest = 4096) => z.string().max(longest);
const optional = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null);

export const snapshotEvidence = z.object({
  name: text(256),
  value: text(16_384),
  source: z
    .unknown()
    .transform(() => undefined)
    .optional(),
});

const findingSchema = z.object({
  id: text(1024),
  severity: z.enum(['error', 'warning', 'note']),
  title: text(),
  why: text(),
  evidence: z.array(z.object({ name: text(256), value: text(16_384), where: text().nullable() })).max(200),
});

export const machineSnapshotSchema = z.object({
  schema: z.literal(1),
  /** ISO 8601 UTC. */
  at: z.iso.datetime(),
  goswitch: text(64),
  machine: z.object({
    os: text(64),
    arch: text(64),
    release: text(256),
    libc: optional(text(64)),
    isWsl: z.boolean(),
    container: optional(text(64)),
  }),
  /** The login shell; null where it did not answer. */
  shell: optional(text()),
  /** The go that a new terminal runs. */
  go: optional(z.object({ version: optional(text(128)), root: text(), isOwn: z.boolean() })),
  /** `go env -json` of that go, by itself: GOTOOLCHAIN=local, in an empty folder. Null where it does not run. */
  goEnv: optional(z.record(text(128), text(16_384))),
  /** Variables that steer Go, as a new terminal has them. */
  variables: z.array(z.object({ name: text(128), value: text(16_384), origin: text(64), file: optional(text()) })).max(500),
  /** Folders on a new terminal's PATH, in order. */
  path: z.array(text()).max(1000),
  /** Every go on PATH, the winner first. */
  goOnPath: z.array(z.object({ path: text(), version: optional(text(128)), owner: text(128) })).max(200),
  sdks: z
    .array(z.object({ version: text(128), os: text(64), arch: text(64), root: text(), kind: z.enum(['installed', 'external']), active: z.boolean() }))
    .max(1000),
  settings: z.record(text(128), z.unknown()),
  findings: z.array(findingSchema).max(1000),
  /** The report on SDKs, binaries and projects; null where there is none. */
  scan: z.unknown(),
  /** The last self-test; null where there is none. */
  selfTest: z.unknown(),
});
