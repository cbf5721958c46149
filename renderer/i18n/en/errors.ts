import type { ErrorCode } from '../../../electron/contract/errors.ts';
import { moduleErrors } from './module-errors.ts';
import { networkAdvice } from './network-advice.ts';

/** What each error code says to a person: what happened, why that happens, and what to do. */
export const errors = {
  network: networkAdvice,
  codes: {
    'invalid-input': {
      title: 'Invalid input',
      why: 'A value is missing or has the wrong format.',
      advice: 'Correct it and try again.',
    },
    'invalid-spec': {
      title: 'Not a Go version',
      why: 'A version looks like 1.26, go1.26.3, 1.27rc1, latest or oldstable.',
      advice: 'Enter one of these.',
    },
    'release-not-found': {
      title: 'Release not found',
      why: 'The release list has no such version.',
      advice: 'Check the number, or refresh the release list: the version may be newer than the cached list.',
    },
    'platform-unavailable': {
      title: 'Not available for this machine',
      why: 'The release has no archive for this operating system and architecture.',
      advice: 'Choose another version.',
    },
    'sdk-not-installed': {
      title: 'Version not installed',
      why: 'No installed SDK matches.',
      advice: 'Install it first.',
    },
    'sdk-active': {
      title: 'This version is active',
      why: 'Removing it would leave no active version.',
      advice: 'Switch to another version first.',
    },
    'sdk-invalid': {
      title: 'Not a complete Go SDK',
      why: 'Files that every Go distribution has are missing, or do not run.',
      advice: 'Choose the folder that contains bin/go and VERSION.',
    },
    'sdk-already-installed': {
      title: 'Already installed',
      why: 'GoSwitch already has this version.',
      advice: 'Use it, or remove it first.',
    },
    'sdk-modified': {
      title: 'Files of this SDK were modified',
      why: 'They differ from what was installed.',
      advice: 'Remove the version and install it again.',
    },
    'manifest-missing': {
      title: 'Cannot verify this SDK',
      why: 'It was added from this machine, without a record of its files.',
      advice: 'Install the version with GoSwitch to be able to verify it.',
    },
    'no-active-version': {
      title: 'No version is active',
      why: 'GoSwitch does not know which Go to run.',
      advice: 'Install a version, or switch to one.',
    },
    'pin-invalid': {
      title: 'Could not read the pin',
      why: 'A .go-version file does not contain a version.',
      advice: 'Correct the file, or pin the project again.',
    },
    'pin-not-installed': {
      title: 'The pinned version is not installed',
      why: 'No installed SDK matches the project’s pin.',
      advice: 'Install it.',
    },
    'source-unknown': {
      title: 'Unknown source',
      why: 'It is not a configured source, a URL or a file.',
      advice: 'Check the spelling, or add the source in Settings.',
    },
    'index-unavailable': {
      title: 'Could not load the release list',
      why: 'No source responded, and there is no cached list.',
      advice: 'Check your connection, or add a mirror in Settings.',
    },
    'index-invalid': {
      title: 'Not a release list',
      why: 'The source sent something other than a list of Go releases, often a login or error page of the network.',
      advice: 'Open the source in a browser, or choose another one.',
    },
    'network-unreachable': {
      title: 'Could not reach the server',
      why: 'The server was not found, refused the connection, or the connection kept breaking.',
      advice: 'Check your connection and proxy, then try again: the download resumes where it stopped.',
    },
    'network-stalled': {
      title: 'The download stalled',
      why: 'The connection is open, but no data arrives.',
      advice: 'Try again to resume the download, or use a mirror.',
    },
    'proxy-failed': {
      title: 'The proxy failed',
      why: 'It is unreachable, requires a user name and password, or refuses the connection.',
      advice: 'See the details for its response. Change the proxy on the Network page.',
    },
    'http-status': {
      title: 'The server returned an error',
      why: 'It refused the request, and retrying would not help.',
      advice: 'See the details for its response. Another source may have the file.',
    },
    'redirect-loop': {
      title: 'Too many redirects',
      why: 'The server redirects in a loop.',
      advice: 'Use another source.',
    },
    'redirect-insecure': {
      title: 'Blocked an insecure redirect',
      why: 'The server redirects from an encrypted connection to an unencrypted one.',
      advice: 'Use another source, and do not trust this network.',
    },
    'checksum-missing': {
      title: 'No checksum available',
      why: 'No trusted source has a SHA-256 for this archive.',
      advice: 'Refresh the release list, or enter the SHA-256 yourself.',
    },
    'checksum-mismatch': {
      title: 'Checksum mismatch',
      why: 'The archive’s SHA-256 differs from the published one. Nothing was installed.',
      advice: 'Try again, or use another source.',
    },
    'archive-not-recognized': {
      title: 'Not an archive',
      why: 'The server may have sent an error page instead.',
      advice: 'Try again, or use another source.',
    },
    'archive-truncated': {
      title: 'The archive is incomplete',
      why: 'Part of it is missing.',
      advice: 'Try again.',
    },
    'archive-corrupt': {
      title: 'The archive is damaged',
      why: 'It could not be unpacked.',
      advice: 'Try again, or use another source.',
    },
    'archive-unsafe': {
      title: 'The archive is unsafe',
      why: 'It contains entries that no Go distribution has, such as links or paths outside its folder. Nothing was installed.',
      advice: 'Do not use it. Download the release from an official source.',
    },
    'archive-too-large': {
      title: 'The archive is too large',
      why: 'It is larger than any Go release.',
      advice: 'Use another source.',
    },
    ...moduleErrors,
    'probe-failed': {
      title: 'This Go does not run here',
      why: 'It was unpacked, but “go version” failed or reported another version. Nothing was installed.',
      advice: 'See the details. An older system may need an older Go version.',
    },
    'rebuild-failed': {
      title: 'Could not rebuild the tool',
      why: 'The build failed, or the new binary does not start. The old one was kept.',
      advice: 'See the details for the output of the go command.',
    },
    'switch-unproven': {
      title: 'The switch was reverted',
      why: 'The new version failed its smoke test, so the previous one is active again.',
      advice: 'Verify the version, or install it again.',
    },
    'disk-full': {
      title: 'The disk is full',
      why: 'There is no space left where GoSwitch stores its files.',
      advice: 'Remove versions you do not need, or clean up leftovers, and try again.',
    },
    'volumes-differ': {
      title: 'GoSwitch’s home is on two volumes',
      why: 'One of its folders is a link or a mount to another file system, so a new version cannot be moved into place in one step.',
      advice: 'Move the whole home to one volume and set GOSWITCH_HOME to it. The details name both places.',
    },
    'permission-denied': {
      title: 'Permission denied',
      why: 'Your account cannot read or change a file or folder.',
      advice: 'Change its permissions. The details name it.',
    },
    'system-refused': {
      title: 'The operating system returned an error',
      why: 'A file, folder or program could not be used. The details say which, and why.',
      advice: 'Correct what the details name, and try again.',
    },
    'lock-timeout': {
      title: 'Another GoSwitch process is busy',
      why: 'A command or window has been changing the same files for a long time.',
      advice: 'Wait for it to finish, then try again.',
    },
    'home-newer': {
      title: 'A newer GoSwitch wrote this file',
      why: 'This version does not understand everything in it, so the file was not changed.',
      advice: 'Update this GoSwitch, or use the newer one.',
    },
    'profile-invalid': {
      title: 'A startup file cannot be edited safely',
      why: 'It has a syntax error, unpaired markers, or is not a text file.',
      advice: 'Repair the file named in the details, then try again.',
    },
    'profile-edited': {
      title: 'GoSwitch’s lines were edited by hand',
      why: 'GoSwitch did not overwrite them.',
      advice: 'Review the preview, and choose to change edited files if you want to overwrite them.',
    },
    'shell-failed': {
      title: 'A shell did not respond',
      why: 'It exited or timed out before it reported its environment.',
      advice: 'Start the shell yourself and look for errors in its startup files.',
    },
    'program-not-found': {
      title: 'Program not found',
      why: 'There is no program of that name.',
      advice: 'Check the name.',
    },
    'undo-impossible': {
      title: 'This can no longer be undone',
      why: 'It was already undone, or a later change replaced it.',
      advice: 'See Activity for what has changed.',
    },
    'fix-impossible': {
      title: 'This fix no longer applies',
      why: 'The problem is gone, or has changed.',
      advice: 'Run the checks again in Environment.',
    },
    'go-env-off': {
      title: 'There is no go env file',
      why: 'GOENV=off turns it off, or its folder is unknown.',
      advice: 'Unset GOENV where it is set, then try again.',
    },
    'session-refused': {
      title: 'This window’s session has ended',
      why: 'The link was already used, or GoSwitch was restarted.',
      advice: 'Open a new window with “goswitch ui”.',
    },
    'too-many-requests': {
      title: 'Too many requests',
      why: 'The window sends more requests than the engine allows.',
      advice: 'Wait a moment, then try again.',
    },
    'engine-unreachable': {
      title: 'Could not reach the engine',
      why: 'It has exited, or the connection to it broke.',
      advice: 'The window reconnects automatically. If it does not, start GoSwitch again.',
    },
    'port-unavailable': {
      title: 'The port is in use',
      why: 'Another program is listening on it.',
      advice: 'Choose another port.',
    },
    'window-missing': {
      title: 'The window’s files are missing',
      why: 'GoSwitch is not completely installed.',
      advice: 'Install GoSwitch again.',
    },
    cancelled: {
      title: 'Cancelled',
      why: 'You stopped it.',
      advice: 'Start it again at any time.',
    },
    internal: {
      title: 'Something went wrong in GoSwitch',
      why: 'This is a bug in GoSwitch.',
      advice: 'Try again. If it happens again, copy the details into a bug report.',
    },
  } satisfies Record<ErrorCode, { title: string; why: string; advice: string }>,
  actions: {
    retry: 'Try again',
    'refresh-releases': 'Refresh releases',
    'open-versions': 'Show versions',
    'open-network': 'Show network',
    'open-settings': 'Open settings',
    'open-environment': 'Show environment',
    'open-activity': 'Show activity',
    reload: 'Reload the window',
  },
} as const;
