/** Findings about what builds need besides an SDK: caches, temporary folders, disks, C compilers. Shape in finding-words.ts. */
export const buildNeedsWords = {
  'cache-off': {
    title: 'The build cache is switched off',
    why: 'Builds stop with "build cache is disabled by GOCACHE=off, but required as of Go 1.12".',
    fix: 'Take GOCACHE away',
  },
  'cache-relative': {
    title: '{{variable}} is not an absolute path',
    why: 'The go command has no place for what it keeps, and builds stop: {{variable}} is {{value}}.',
    fix: 'Take {{variable}} away',
  },
  'cache-not-writable': {
    title: '{{what}} cannot be written to',
    why: 'Builds stop, because nothing can be kept in {{folder}}: {{problem}}.',
    fix: 'Take {{what}} away',
  },
  'cache-mode': {
    title: '{{what}} may not be written to, though it is yours',
    why: 'Builds stop, because nothing can be kept in {{folder}}: its owner has no right to write.',
    fix: 'Allow writing to the folder',
  },
  'temp-missing': {
    title: 'The folder for temporary files does not exist',
    why: 'Builds stop with "go: creating work dir: stat {{folder}}: no such file or directory".',
    fix: 'Make the folder',
  },
  'temp-relative': {
    title: '{{variable}} is not an absolute path',
    why: 'Builds look for {{value}} in whatever folder they are started, and stop where it is not.',
    fix: 'Take {{variable}} away',
  },
  'temp-not-writable': {
    title: 'The folder for temporary files cannot be written to',
    why: 'Builds stop with "go: creating work dir" in {{folder}}: {{problem}}.',
    fix: 'Take {{variable}} away',
  },
  'temp-noexec': {
    title: 'Programs may not run in the folder for temporary files',
    why: '"go run" and "go test" stop with "permission denied", because they start what they built in {{folder}}.',
    fix: 'Let Go use another folder',
  },
  'disk-nearly-full': {
    title: 'The disk of {{what}} is nearly full',
    why: 'Only {{freeMegabytes}} MB are left in {{folder}}, and builds stop when nothing is left.',
  },
  'cache-large': {
    title: '{{what}} is large',
    why: '{{folder}} holds some {{gigabytes}} GB; "{{command}}" empties it, and what is needed is fetched or made again.',
  },
  'c-compiler-missing': {
    title: 'cgo is switched on, but there is no C compiler',
    why: 'Packages that use C stop with "cgo: C compiler "{{compiler}}" not found".',
    fix: 'Take {{variable}} away',
  },
  'c-compiler-broken': {
    title: 'The C compiler does not work',
    why: '{{compiler}} cannot build the smallest program, so packages that use C stop: {{message}}',
    fix: 'Take {{variable}} away',
  },
  'cgo-silently-off': {
    title: 'cgo is off, because there is no C compiler',
    why: 'Go says nothing of it: packages that need C stop with "build constraints exclude all Go files", and -race is refused.',
  },
  'cgo-off': {
    title: 'cgo is switched off',
    why: 'CGO_ENABLED=0 leaves out everything that uses C: such packages stop with "build constraints exclude all Go files", and -race is refused.',
    fix: 'Take CGO_ENABLED away',
  },
  'cgo-musl': {
    title: 'Programs with C are built for musl',
    why: 'This system has musl instead of glibc: programs built with cgo do not start on other Linux systems, and -race does not work.',
  },
} as const;
