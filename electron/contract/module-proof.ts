/**
 * What proves an SDK that came from a module proxy: the checksum database holds this h1 for it, in a tree that its key
 * signed. Enough for a person to compare with what others see, and to repeat the proof.
 */
export interface ModuleProof {
  /** Name of the database, as in GOSUMDB. */
  readonly database: string;
  /** The module version that was proven: `v0.0.1-go1.26.3.linux-amd64`. */
  readonly moduleVersion: string;
  /** `h1:` and base64. */
  readonly h1: string;
  /** Number of its record in the database. */
  readonly recordId: number;
  /** Size (records) and root hash (base64) of the signed tree that holds the record. */
  readonly treeSize: number;
  readonly treeHash: string;
  /** When this was proven, ISO 8601 UTC. */
  readonly time: string;
  /** The address that answered for the database: a module proxy or the database itself. No credentials. */
  readonly via: string;
}
