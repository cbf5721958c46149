/**
 * Findings about programs, SDKs, profiles and the machine. One entry per kind, kebab-case; shape in findings.ts.
 */
export const installationWords = {
  'go-shadowed': {
    title: 'Another go comes first on PATH',
    why: 'In {{shells}}, {{go}} runs instead of the active version.',
    fix: 'Comment out the line that puts it first',
  },
  'go-hook': {
    title: 'A shell hook puts another go first',
    why: 'In {{shells}}, {{hook}} changes PATH at every prompt, so {{go}} runs instead of the active version. {{advice}}',
  },
  'shell-unknown': {
    title: 'GoSwitch cannot set up this shell',
    why: 'In {{shell}}, the active version is used only if you add the shims folder to PATH yourself. {{advice}}',
  },
  'ssh-not-set-up': {
    title: 'Commands run over ssh do not find GoSwitch',
    why: '"ssh HOST go version" on this machine runs {{go}}: for such a command, {{shells}} reads no startup file that contains GoSwitch\'s block. Use "ssh HOST {{shim}} version", or a login shell.',
  },
  'go-alias': {
    title: 'go is a shell alias or function',
    why: 'In {{shells}}, the alias or function runs before any program on PATH, so the active version is not used.',
    fix: 'Comment out the line that defines it',
  },
  'shims-not-found': {
    title: 'A shell does not find GoSwitch',
    why: "You ran setup, but {{shells}} does not find GoSwitch's go, so switching versions has no effect there.",
    fix: 'Run setup again',
  },
  'set-up-missing': {
    title: 'Terminals do not use GoSwitch yet',
    why: '{{version}} is active, but no shell has the shims folder on PATH, so switching versions has no effect in a terminal.',
    fix: 'Put GoSwitch first on PATH',
  },
  'no-go': {
    title: 'go is not on PATH',
    why: 'New terminals do not find a go command, so nothing can be built there.',
    fix: 'Install the newest Go and activate it',
  },
  'shell-silent': {
    title: 'A shell does not finish starting up',
    why: '{{shells}} exits, hangs or asks for input while it reads its startup files. Editors and tools that ask it for the environment fail too.',
  },
  'several-go': {
    title: 'Several go programs are on PATH',
    why: '{{first}} runs. Terminals and programs with a different PATH order would run {{others}} and build with another version.',
  },
  'shims-missing': {
    title: 'Shims are missing',
    why: 'Without {{files}}, terminals find another go, or none.',
    fix: 'Recreate the shims',
  },
  'shims-not-executable': {
    title: 'Shims are not executable',
    why: 'Shells skip {{files}} and use the next go on PATH.',
    fix: 'Make them executable',
  },
  'shims-changed': {
    title: 'Shims were modified',
    why: '{{files}} may run a different version than GoSwitch shows.',
    fix: 'Recreate the shims',
  },
  'current-elsewhere': {
    title: 'The "current" link does not point to the active version',
    why: 'Editors configured with {{link}} use {{target}}, while terminals use {{version}}.',
  },
  'sdk-replaced': {
    title: 'A linked SDK was replaced by another version',
    why: '{{name}} is a link to {{root}}, which now contains {{version}}. Everything that asks for {{name}} builds with {{version}}. To follow the change, run: {{repair}}',
  },
  'sdk-renamed': {
    title: 'An SDK does not match its name',
    why: '{{place}} contains {{version}}, so everything that asks for {{name}} builds with {{version}}. To correct the name, run: {{repair}}',
  },
  'sdk-link-lost': {
    title: 'A linked SDK is gone',
    why: '{{name}} is a link to {{root}}, which no longer contains a Go SDK. Nothing that asks for {{name}} can be built.',
    fix: 'Install the same version',
  },
  'sdk-no-manifest': {
    title: 'An SDK has no manifest',
    why: 'Something other than GoSwitch put {{place}} there, or its manifest is damaged, so it does not count as installed. To add it, run: {{repair}}',
  },
  'sdk-cut-short': {
    title: 'A power cut damaged an SDK',
    why: '{{version}} in {{root}} was still being written when the machine went down, and {{count}} files are missing or too short, so builds with it fail: {{files}}.',
    fix: 'Reinstall it',
  },
  'sdk-incomplete': {
    title: 'An SDK is incomplete',
    why: '{{version}} in {{root}} is missing {{missing}}, so builds with it fail.',
    fix: 'Reinstall it',
  },
  'sdk-not-executable': {
    title: 'Programs in an SDK are not executable',
    why: 'Builds with {{version}} stop with "permission denied" for {{files}}.',
    fix: 'Make them executable',
  },
  'sdk-foreign': {
    title: 'An SDK is for another platform',
    why: '{{version}} is for {{built}}, but this machine is {{native}}. Its programs do not start here.',
    fix: 'Install it for this machine and activate it',
  },
  'sdk-emulated': {
    title: 'Go runs under emulation',
    why: '{{version}} is for {{built}}, but this machine is {{native}}. Builds are much slower and produce programs for {{built}}.',
    fix: 'Install it for this machine and activate it',
  },
  'sdk-32-bit': {
    title: 'A 32-bit Go is used on a 64-bit machine',
    why: '{{version}} is for {{built}}. It builds 32-bit programs by default, and large builds run out of memory.',
    fix: 'Install it for this machine and activate it',
  },
  'os-too-old': {
    title: 'This operating system is too old for a Go version',
    why: '{{version}} requires {{needs}}, and this is {{has}}. Go and the programs it builds may not start, or may fail in unexpected places.',
    fix: 'Install {{instead}} and activate it',
  },
  'active-end-of-life': {
    title: 'The active version is no longer supported',
    why: '{{version}} gets no more security fixes, so vulnerabilities in its standard library remain in the programs it builds.',
    fix: 'Install {{instead}} and activate it',
  },
  'active-outdated': {
    title: 'A newer patch of the active version is available',
    why: '{{instead}} fixes bugs in {{version}}, possibly including security vulnerabilities in the programs it builds.',
    fix: 'Install {{instead}} and activate it',
  },
  'running-end-of-life': {
    title: 'The go on PATH is no longer supported',
    why: '{{version}} at {{program}} gets no more security fixes, so vulnerabilities in its standard library remain in the programs it builds.',
  },
  'running-outdated': {
    title: 'A newer patch of the go on PATH is available',
    why: '{{instead}} fixes bugs in {{version}} at {{program}}, possibly including security vulnerabilities in the programs it builds.',
  },
  'pin-end-of-life': {
    title: 'A project is pinned to a version that is no longer supported',
    why: '{{folder}} builds with {{version}}, which gets no more security fixes. Vulnerabilities in its standard library remain in what you build.',
  },
  'pin-outdated': {
    title: 'A project is pinned to an outdated patch',
    why: '{{folder}} builds with {{version}}. {{instead}} fixes bugs in it, possibly including security vulnerabilities.',
    fix: 'Install {{instead}}',
  },
  'manager-shims': {
    title: '{{manager}} also chooses a Go version',
    why: 'Its go on PATH chooses a version from its own files and settings. Wherever it comes first, GoSwitch has no effect.',
  },
  'manager-hook': {
    title: '{{manager}} changes PATH at every prompt',
    why: 'It puts its own Go first, before GoSwitch, whenever the current folder calls for it.',
  },
  'manager-exports': {
    title: '{{manager}} sets up Go in the shell',
    why: 'It puts its Go on PATH and exports variables such as GOROOT or GOPATH, which affect every other Go too.',
  },
  'manager-path': {
    title: '{{manager}} puts its Go on PATH',
    why: 'Which Go runs depends on the order of PATH, and {{manager}} may change that order the next time it edits a startup file.',
  },
  'manager-updates': {
    title: 'The go on PATH belongs to {{manager}}',
    why: 'When {{manager}} updates its packages, this go is replaced by another version without asking you.',
  },
  'managers-fight': {
    title: 'Several version managers are on PATH',
    why: '{{managers}} each put a go on PATH. Which one runs depends on which was set up last, and may differ between terminals and programs.',
  },
  'wsl-windows-go-first': {
    title: 'WSL runs the Windows go',
    why: '{{go}} comes first on PATH. It builds programs for Windows and sees WSL paths only as network paths.',
  },
  'wsl-windows-go': {
    title: 'The Windows go is on the WSL PATH',
    why: 'Scripts that look for go.exe, and shells that find no other go, run {{go}}, which builds for Windows.',
  },
  'wsl-map-count': {
    title: 'This Linux allows too few memory maps',
    why: 'vm.max_map_count is {{count}}, below the usual 65530. Large Go programs stop with "cannot allocate memory" while memory is still free.',
  },
  'clock-stands-still': {
    title: 'The system clock is blocked',
    why: 'A system call filter keeps programs from reading the time. Go programs hang or stop at startup, and certificates look invalid.',
  },
  'clock-source-slow': {
    title: 'The system clock is slow to read',
    why: 'With the clock source {{source}}, every time query is a kernel call. Go programs query the time constantly and become slow.',
  },
  'go-killed': {
    title: 'The go command is killed when it starts',
    why: 'The system stopped {{go}} before it could answer. A system call filter or a memory limit does not let it run.',
  },
  'threads-denied': {
    title: 'Go programs cannot create threads here',
    why: 'A system call filter that is older than this Linux blocks thread creation, so Go programs stop at startup. A newer container engine fixes this.',
  },
  'processes-limited': {
    title: 'The process limit is reached',
    why: 'Go programs stop with "failed to create new OS thread": this container or user cannot have more than {{limit}} threads.',
  },
  'clock-behind': {
    title: 'The system clock is behind',
    why: 'It shows {{now}}, but {{proof}} is from {{known}}. Certificates look not yet valid, so downloads fail, and builds mistake new files for old ones.',
  },
  'block-edited': {
    title: "GoSwitch's lines in a startup file were edited",
    why: '{{file}} no longer changes PATH the way setup wrote it, and setup will not touch it.',
  },
  'block-doubled': {
    title: "GoSwitch's lines in a startup file are duplicated or incomplete",
    why: '{{file}} contains more than one GoSwitch block, or part of one. Which one takes effect depends on their order.',
    fix: 'Keep one block',
  },
  'block-outdated': {
    title: "GoSwitch's line in a startup file is out of date",
    why: '{{file}} contains an older line, or lines after it change PATH, so another go may come first.',
    fix: 'Rewrite the line',
  },
  'block-missing': {
    title: "GoSwitch's line is missing from a startup file",
    why: 'You set up other shells, but shells that read {{file}} do not use GoSwitch.',
    fix: 'Add the line',
  },
  'profile-broken': {
    title: 'A startup file contains an error',
    why: 'Setup will not touch {{file}}: {{problem}}.',
  },
  'home-nearly-full': {
    title: "Little disk space is left for GoSwitch's home",
    why: 'Only {{freeMegabytes}} MB are free in {{folder}}. A Go version needs about 300 MB.',
  },
  'home-noexec': {
    title: "Programs cannot run from GoSwitch's home",
    why: '{{mount}} is mounted noexec, so no Go version in {{folder}} can start.',
  },
  'home-read-only': {
    title: "GoSwitch's home is not writable",
    why: 'Go versions cannot be installed or switched in {{folder}}: {{problem}}.',
  },
  'home-split': {
    title: "GoSwitch's home is split across two volumes",
    why: '{{folder}} is on a different volume than the rest, so a version cannot be moved into place and every install fails at the end.',
  },
  leftovers: {
    title: "Interrupted work left files in GoSwitch's home",
    why: '{{count}} leftovers take up {{megabytes}} MB and are no longer needed. "goswitch prune" removes them.',
  },
  'active-missing': {
    title: 'The active version is not installed',
    why: 'go stops in every terminal that uses GoSwitch: {{version}} is active but not installed.',
    fix: 'Install {{version}} and activate it',
  },
  'active-damaged': {
    title: 'The file "active" does not contain a version',
    why: 'go stops in every terminal that uses GoSwitch because {{file}} is not valid.',
    fix: 'Activate {{version}}',
  },
  'active-none': {
    title: 'No version is active',
    why: 'Versions are installed, but go does not run any of them.',
    fix: 'Activate {{version}}',
  },
  'active-does-not-run': {
    title: 'The active version does not run',
    why: '"go version" of {{version}} fails: {{problem}}.',
    fix: 'Reinstall it',
  },
  'pin-not-installed': {
    title: 'A pinned version is not installed',
    why: 'go stops in {{folder}}: it is pinned to {{spec}}, and no installed version matches.',
    fix: 'Install {{version}}',
  },
  'pin-overruled': {
    title: 'A pin is overridden',
    why: '{{folder}} is pinned to {{spec}}, but {{runs}} runs there: {{cause}}.',
  },
  'go-refuses': {
    title: 'The go command does not run in a folder',
    why: 'Every go command in {{folder}} fails: {{problem}}.',
  },
  'tool-versions-unfollowed': {
    title: 'GoSwitch does not follow a .tool-versions file',
    why: '{{folder}} asks for Go {{wanted}} in .tool-versions, which GoSwitch does not read. go is {{called}} there. To pin it, run: goswitch pin {{wanted}}',
  },
  'pin-unreadable': {
    title: 'A pin is not valid',
    why: 'go stops in {{folder}}: {{problem}}.',
  },
  'version-forced': {
    title: 'GOSWITCH_VERSION overrides every other choice',
    why: 'It is set to {{value}}, so neither switching versions nor pins have any effect.',
    fix: 'Unset GOSWITCH_VERSION',
  },
} as const;
