/**
 * One way to fail, everywhere: `AppError` with a code of the closed union `ErrorCode`. Programmer errors stay plain
 * `Error`.
 */

/**
 * Every code, with when it is thrown. The order groups by subject; `exit-codes.ts` and every message catalogue are
 * exhaustive over it.
 */
export type ErrorCode =
  /** The input does not fit its schema, or a command line is not understood. */
  | 'invalid-input'
  /** A spec (`1.26`, `latest` ...) is not written as one. */
  | 'invalid-spec'
  /** No release fits the spec. */
  | 'release-not-found'
  /** The release exists, without an archive for this platform. */
  | 'platform-unavailable'
  /** No installed SDK fits the spec. */
  | 'sdk-not-installed'
  /** The SDK is the active one, and removing it was not forced. */
  | 'sdk-active'
  /** A folder given as an SDK is incomplete. */
  | 'sdk-invalid'
  /** The SDK to import is already installed. */
  | 'sdk-already-installed'
  /** Files of an SDK differ from its manifest. */
  | 'sdk-modified'
  /** The SDK was imported without a manifest of files, so it cannot be verified. */
  | 'manifest-missing'
  /** Nothing is active, and no other rule names a version. */
  | 'no-active-version'
  /** A pin (`.go-version`, GOSWITCH_VERSION) cannot be read or is not written as a version. */
  | 'pin-invalid'
  /** No installed SDK fits the pin. */
  | 'pin-not-installed'
  /** `--from` names neither a source, a URL nor a file. */
  | 'source-unknown'
  /** No source responded with an index, and none is cached. */
  | 'index-unavailable'
  /** A source sent something that is not a release index. */
  | 'index-invalid'
  /** The host was not found, is unreachable, or the connection broke and retries did not help. */
  | 'network-unreachable'
  /** The connection is open, but no data arrived within the stall limit. */
  | 'network-stalled'
  /** The proxy that GoSwitch uses is unreachable, unusable, requires credentials, or refused the connection. */
  | 'proxy-failed'
  /** The server responded with an error status that a retry would not change. */
  | 'http-status'
  /** More redirects than allowed, or a loop. */
  | 'redirect-loop'
  /** A redirect leads to plain http on a host that is not loopback. */
  | 'redirect-insecure'
  /** No trusted sha256 is known for the archive. */
  | 'checksum-missing'
  /** The bytes received do not have the expected sha256. */
  | 'checksum-mismatch'
  /** The download is not a gzip or zip archive (an error page, for instance). */
  | 'archive-not-recognized'
  /** The archive is incomplete. */
  | 'archive-truncated'
  /** The archive cannot be decoded. */
  | 'archive-corrupt'
  /** The archive contains something other than regular files and folders in `go/`. */
  | 'archive-unsafe'
  /** The archive, or what it unpacks to, is larger than any Go release can be. */
  | 'archive-too-large'
  /** No Go module proxy is configured, or GOPROXY has no entry that could serve an SDK (`off`). */
  | 'goproxy-unset'
  /**
   * A Go setting (GOPROXY, GOSUMDB, GOAUTH) has a value that the go command rejects or GoSwitch does not support.
   */
  | 'go-setting-invalid'
  /** GOSUMDB=off, so downloads from a module proxy cannot be verified. */
  | 'sumdb-disabled'
  /** The checksum database did not respond, either directly or through the module proxy. */
  | 'sumdb-unavailable'
  /** The tree of the checksum database is not signed by its known key. */
  | 'sumdb-unsigned'
  /**
   * Two trees signed by the checksum database contradict each other: its history was rewritten, at least for some clients.
   */
  | 'sumdb-forked'
  /**
   * The tree served is older than the record asked for, or than the tree seen before, and what is missing is not
   * served.
   */
  | 'sumdb-stale'
  /** A record or tile does not match the signed tree of the checksum database. */
  | 'sumdb-record-invalid'
  /** The zip of a module does not have the h1 hash in the checksum database. */
  | 'module-mismatch'
  /** The unpacked SDK does not run here, or reports another version. */
  | 'probe-failed'
  /** The new version failed its smoke test, so the previous version is active again. */
  | 'switch-unproven'
  /** A program could not be rebuilt, or the new one does not start; the old one was kept. */
  | 'rebuild-failed'
  /** No space is left on the device. */
  | 'disk-full'
  /**
   * A folder of GoSwitch's home is on another file system than the rest, so nothing can be moved into place in one
   * step.
   */
  | 'volumes-differ'
  /** A file or folder cannot be read or written for lack of permission or a read-only file system. */
  | 'permission-denied'
  /**
   * The system refused something for another reason: a folder that is not there, a name that is too long, too many open
   * files, a broken disk.
   */
  | 'system-refused'
  /** Another process held the lock for longer than the wait allows. */
  | 'lock-timeout'
  /** A file of GoSwitch's home was written by a newer GoSwitch and is not changed by this one. */
  | 'home-newer'
  /**
   * A profile cannot be edited safely: not a text file, markers that do not pair up, or a syntax error that keeps the
   * shell from its end.
   */
  | 'profile-invalid'
  /** GoSwitch's block in a profile was edited by hand, so it was not changed. */
  | 'profile-edited'
  /** A shell exited or timed out before it reported its environment. */
  | 'shell-failed'
  /** The program named to run does not exist. */
  | 'program-not-found'
  /**
   * A journal entry cannot be undone: nothing is kept for it, it is undone already, or the machine has moved on since.
   */
  | 'undo-impossible'
  /** The problem that a fix was offered for is gone or has changed, or GoSwitch cannot fix it. */
  | 'fix-impossible'
  /** There is no file for `go env -w`: GOENV=off, or no folder for configuration is known. */
  | 'go-env-off'
  /** The link or the session of a browser window is not, or no longer, valid. */
  | 'session-refused'
  /** A browser window asks more often than its host allows. */
  | 'too-many-requests'
  /** The window cannot reach the engine: the host has ended, or the connection to it is broken. */
  | 'engine-unreachable'
  /** The port asked for cannot be listened on. */
  | 'port-unavailable'
  /** The files of the window do not exist: they were not built. */
  | 'window-missing'
  /** The user stopped it. Never shown as a failure. */
  | 'cancelled'
  /** A fault of GoSwitch itself. */
  | 'internal';

/**
 * What crosses IPC and HTTP. `hint` is one line that says what to do; `details` are facts for a report, free of
 * secrets.
 */
export interface ErrorShape {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface AppErrorOptions {
  readonly hint?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.details = options.details;
  }
}

/** True for an `AppError`, of any code or of the one given. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** The plain form of any thrown value; what is not an `AppError` becomes `internal`. */
export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(error.details === undefined ? {} : { details: error.details }),
    };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

/** The other side's `AppError`, rebuilt. */
export function fromErrorShape(shape: ErrorShape): AppError {
  return new AppError(shape.code, shape.message, shape);
}
