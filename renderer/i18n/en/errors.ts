import type { ErrorCode } from '../../../electron/contract/errors.ts';
import { moduleErrors } from './module-errors.ts';
import { networkAdvice } from './network-advice.ts';

/** What each error code says to a person: what happened, why that happens, and what to do. */
export const errors = {
  network: networkAdvice,
  codes: {
    'invalid-input': {
      title: 'That cannot be used as it is',
      why: 'A value is missing or not written as expected.',
      advice: 'Correct it and try again.',
    },
    'invalid-spec': {
      title: 'That is not a Go version',
      why: 'Versions are written like 1.26, go1.26.3, 1.27rc1, latest or oldstable.',
      advice: 'Type one of those.',
    },
    'release-not-found': {
      title: 'No release fits',
      why: 'The release index knows no such version.',
      advice: 'Check the number, or refresh the list of releases: it may be newer than the copy here.',
    },
    'platform-unavailable': {
      title: 'Not published for this machine',
      why: 'The release exists, but without an archive for this operating system and processor.',
      advice: 'Pick another version.',
    },
    'sdk-not-installed': {
      title: 'That version is not installed',
      why: 'No installed SDK fits.',
      advice: 'Install it first.',
    },
    'sdk-active': {
      title: 'That version is active',
      why: 'Removing it would leave you without a Go.',
      advice: 'Switch to another version first.',
    },
    'sdk-invalid': {
      title: 'That folder is not a whole Go SDK',
      why: 'Files that every Go distribution has are missing, or do not run.',
      advice: 'Pick the folder that holds bin/go and VERSION.',
    },
    'sdk-already-installed': {
      title: 'Installed already',
      why: 'GoSwitch has this very version.',
      advice: 'Use it, or remove it first.',
    },
    'sdk-modified': {
      title: 'Files of this SDK were changed',
      why: 'They differ from what was installed.',
      advice: 'Remove the version and install it again.',
    },
    'manifest-missing': {
      title: 'Nothing to compare with',
      why: 'This SDK was adopted from elsewhere, without a record of its files.',
      advice: 'Install the version with GoSwitch to have it verifiable.',
    },
    'no-active-version': {
      title: 'No version is active',
      why: 'Nothing says yet which Go to use.',
      advice: 'Install a version, or switch to one.',
    },
    'pin-invalid': {
      title: 'The pin cannot be read',
      why: 'A .go-version file does not name a version.',
      advice: 'Fix the file, or pin the project again.',
    },
    'pin-not-installed': {
      title: 'The pinned version is not installed',
      why: 'No installed SDK fits the project’s pin.',
      advice: 'Install it.',
    },
    'source-unknown': {
      title: 'There is no such source',
      why: 'The place to install from is neither a configured source, nor a URL, nor a file.',
      advice: 'Check the spelling, or add the source in Settings.',
    },
    'index-unavailable': {
      title: 'Could not load the release list',
      why: 'No source answered, and no copy was kept on disk.',
      advice: 'Check the connection, or add a mirror in Settings.',
    },
    'index-invalid': {
      title: 'A source answered with something else',
      why: 'It is not a list of Go releases; often it is a login or error page of the network.',
      advice: 'Open the source in a browser, or choose another one.',
    },
    'network-unreachable': {
      title: 'The server cannot be reached',
      why: 'It was not found, refused, or the connection broke again and again.',
      advice: 'Check the connection and any proxy, then try again: what was received is kept.',
    },
    'network-stalled': {
      title: 'The download stalled',
      why: 'The connection is open, but nothing comes.',
      advice: 'Try again, it goes on where it stopped; or use a mirror.',
    },
    'proxy-failed': {
      title: 'The proxy does not let GoSwitch through',
      why: 'It cannot be reached, wants a user name and password, or refuses.',
      advice: 'See the details for what it said; change the proxy on the Network page.',
    },
    'http-status': {
      title: 'The server refused',
      why: 'It answered with an error that another try would not mend.',
      advice: 'See the details for its answer; another source may have the file.',
    },
    'redirect-loop': {
      title: 'Too many redirects',
      why: 'It redirects again and again.',
      advice: 'Use another source.',
    },
    'redirect-insecure': {
      title: 'An unsafe redirect was refused',
      why: 'The server leads from a protected connection to an open one.',
      advice: 'Use another source, and mistrust this network.',
    },
    'checksum-missing': {
      title: 'Nothing vouches for the archive',
      why: 'No trusted source knows its sha256.',
      advice: 'Refresh the list of releases, or give the sha256 yourself.',
    },
    'checksum-mismatch': {
      title: 'The archive is not the genuine one',
      why: 'Its bytes do not have the published sha256. Nothing was installed.',
      advice: 'Try again, or use another source.',
    },
    'archive-not-recognized': {
      title: 'Not an archive',
      why: 'Often it is an error page that a server sent instead.',
      advice: 'Try again, or use another source.',
    },
    'archive-truncated': {
      title: 'The archive ends early',
      why: 'Part of it is missing.',
      advice: 'Try again.',
    },
    'archive-corrupt': {
      title: 'The archive is damaged',
      why: 'It cannot be unpacked.',
      advice: 'Try again, or use another source.',
    },
    'archive-unsafe': {
      title: 'The archive was refused',
      why: 'It holds something that no Go distribution has, such as links or paths that lead outside.',
      advice: 'Do not use it; take the release from an official source.',
    },
    'archive-too-large': {
      title: 'The archive is too large',
      why: 'No Go release is that big.',
      advice: 'Use another source.',
    },
    ...moduleErrors,
    'probe-failed': {
      title: 'This Go does not run here',
      why: 'It was unpacked, but “go version” failed or named another version. Nothing was installed.',
      advice: 'See the details. An older system may need an older Go.',
    },
    'rebuild-failed': {
      title: 'The program was not rebuilt',
      why: 'Building it failed, or the new one does not start. The old one is still in place.',
      advice: 'The details say what the go command answered.',
    },
    'switch-unproven': {
      title: 'The switch was taken back',
      why: 'The new version could not be proven to run, so the previous one is active again.',
      advice: 'Verify the version, or install it again.',
    },
    'disk-full': {
      title: 'The disk is full',
      why: 'There is no space left where GoSwitch keeps its files.',
      advice: 'Remove versions that you do not need, or clear leftovers, and try again.',
    },
    'volumes-differ': {
      title: 'GoSwitch’s home is split over two volumes',
      why: 'A folder in it is a link or a mount to another file system, so a new version cannot be moved into place in one step.',
      advice: 'Move the whole home to one volume and name it in GOSWITCH_HOME; the details name both places.',
    },
    'permission-denied': {
      title: 'No permission',
      why: 'A file or folder cannot be read or changed by your account.',
      advice: 'Change its permissions; the details name it.',
    },
    'system-refused': {
      title: 'The system refused',
      why: 'A file, folder or program could not be used; the details say which, and why.',
      advice: 'Correct what the details name, and try again.',
    },
    'lock-timeout': {
      title: 'Another GoSwitch is busy',
      why: 'A command or a window has been at work on the same thing for long.',
      advice: 'Wait for it to finish, then try again.',
    },
    'settings-invalid': {
      title: 'The settings could not be read',
      why: 'The file was damaged; it was set aside and the defaults hold.',
      advice: 'Look through Settings.',
    },
    'home-newer': {
      title: 'A newer GoSwitch wrote this file',
      why: 'This version does not know all that is in it, so the file was not changed.',
      advice: 'Update this GoSwitch, or use the newer one.',
    },
    'profile-invalid': {
      title: 'A start-up file cannot be edited safely',
      why: 'It has a syntax error, unpaired markers, or is not a text file.',
      advice: 'Mend the file named in the details, then try again.',
    },
    'profile-edited': {
      title: 'GoSwitch’s lines were edited by hand',
      why: 'So they are left alone.',
      advice: 'Look at the change in the preview, and apply it anyway if it suits you.',
    },
    'shell-failed': {
      title: 'A shell did not answer',
      why: 'It ended, or took too long, before it told its environment.',
      advice: 'Start it yourself and watch for errors in its start-up files.',
    },
    'program-not-found': {
      title: 'The program does not exist',
      why: 'Nothing of that name was found.',
      advice: 'Check the name.',
    },
    'undo-impossible': {
      title: 'That can no longer be undone',
      why: 'It was undone already, or things have moved on since.',
      advice: 'See Activity for what has changed.',
    },
    'fix-impossible': {
      title: 'This fix no longer applies',
      why: 'The trouble is gone, or it is another one by now.',
      advice: 'Run the checks again in Environment.',
    },
    'go-env-off': {
      title: 'There is no go env file',
      why: 'GOENV=off turns it off, or no folder for it is known.',
      advice: 'Unset GOENV where it is set, then try again.',
    },
    'session-refused': {
      title: 'This window’s session has ended',
      why: 'The link was used before, or GoSwitch was restarted.',
      advice: 'Open a new window with “goswitch ui”.',
    },
    'too-many-requests': {
      title: 'Too many requests',
      why: 'The window asks more often than the engine allows.',
      advice: 'Wait a moment, then try again.',
    },
    'engine-unreachable': {
      title: 'The engine cannot be reached',
      why: 'It has ended, or the connection to it broke.',
      advice: 'The window reconnects by itself. If it does not, start GoSwitch again.',
    },
    'port-unavailable': {
      title: 'The port is taken',
      why: 'Another program listens on it.',
      advice: 'Choose another port.',
    },
    'window-missing': {
      title: 'The window’s files are missing',
      why: 'They were not built.',
      advice: 'Install GoSwitch again.',
    },
    cancelled: {
      title: 'Cancelled',
      why: 'You stopped it.',
      advice: 'Start it again whenever you like.',
    },
    internal: {
      title: 'Something went wrong in GoSwitch',
      why: 'This is a fault of GoSwitch itself.',
      advice: 'Try again. If it stays, copy the details into a report.',
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
