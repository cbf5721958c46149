/**
 * Findings about what builds need besides an SDK: caches, temporary folders, disks, C compilers. Shape in
 * findings.ts.
 */
export const buildNeedsWords = {
  'cache-off': {
    title: 'The build cache is turned off',
    why: 'Builds stop with "build cache is disabled by GOCACHE=off, but required as of Go 1.12".',
    fix: 'Unset GOCACHE',
  },
  'cache-relative': {
    title: '{{variable}} is not an absolute path',
    why: '{{variable}} is {{value}}. The go command cannot use it as a cache folder, and builds stop.',
    fix: 'Unset {{variable}}',
  },
  'cache-not-writable': {
    title: '{{what}} is not writable',
    why: 'Builds stop because the go command cannot write to {{folder}}: {{problem}}.',
    fix: 'Unset {{what}}',
  },
  'cache-mode': {
    title: 'You own {{what}} but cannot write to it',
    why: 'Builds stop because the permissions of {{folder}} do not let its owner write.',
    fix: 'Make the folder writable',
  },
  'temp-missing': {
    title: 'The temporary folder does not exist',
    why: 'Builds stop with "go: creating work dir: stat {{folder}}: no such file or directory".',
    fix: 'Create the folder',
  },
  'temp-relative': {
    title: '{{variable}} is not an absolute path',
    why: 'Builds look for {{value}} in the folder they are started from, and stop when it is not there.',
    fix: 'Unset {{variable}}',
  },
  'temp-not-writable': {
    title: 'The temporary folder is not writable',
    why: 'Builds stop with "go: creating work dir" in {{folder}}: {{problem}}.',
    fix: 'Unset {{variable}}',
  },
  'temp-noexec': {
    title: 'Programs cannot run from the temporary folder',
    why: '"go run" and "go test" stop with "permission denied" because they start the programs they build in {{folder}}.',
    fix: 'Let Go use another folder',
  },
  'disk-nearly-full': {
    title: 'The disk that holds {{what}} is nearly full',
    why: 'Only {{freeMegabytes}} MB are free in {{folder}}. Builds stop when the disk is full.',
  },
  'cache-large': {
    title: '{{what}} is large',
    why: '{{folder}} takes up about {{gigabytes}} GB. "{{command}}" empties it; the go command downloads or rebuilds what it needs.',
  },
  'c-compiler-missing': {
    title: 'cgo is turned on, but there is no C compiler',
    why: 'Packages that use C stop with "cgo: C compiler "{{compiler}}" not found".',
    fix: 'Unset {{variable}}',
  },
  'c-compiler-broken': {
    title: 'The C compiler does not work',
    why: '{{compiler}} cannot build even a minimal program, so packages that use C fail to build: {{message}}',
    fix: 'Unset {{variable}}',
  },
  'cgo-silently-off': {
    title: 'cgo is off because there is no C compiler',
    why: 'Go does not report this. Packages that need C stop with "build constraints exclude all Go files", and -race is refused.',
  },
  'cgo-off': {
    title: 'cgo is turned off',
    why: 'With CGO_ENABLED=0, packages that need C stop with "build constraints exclude all Go files", and -race is refused.',
    fix: 'Unset CGO_ENABLED',
  },
  'cgo-musl': {
    title: 'cgo programs are built for musl',
    why: 'This system uses musl instead of glibc. Programs built with cgo do not start on other Linux systems, and -race does not work.',
  },
} as const;
