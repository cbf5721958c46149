/** Findings about programs, SDKs, profiles and the machine. One entry per kind, kebab-case; shape in finding-words.ts. */
export const installationWords = {
  'go-shadowed': {
    title: 'Another go comes first on PATH',
    why: 'In {{shells}}, {{go}} runs instead of the version that GoSwitch makes active.',
    fix: 'Comment out the line that puts it first',
  },
  'go-hook': {
    title: 'A hook of the shell puts another go first',
    why: 'In {{shells}}, {{hook}} changes PATH at every prompt, so {{go}} runs instead of the active version. {{advice}}',
  },
  'shell-unknown': {
    title: 'GoSwitch does not set up this shell',
    why: 'In {{shell}} the active version does not count unless you add the folder of shims yourself. {{advice}}',
  },
  'ssh-not-set-up': {
    title: 'Commands run over ssh do not find GoSwitch',
    why: '"ssh HOST go version" on this machine runs {{go}}: {{shells}} reads no profile with GoSwitch\'s block then. Use "ssh HOST {{shim}} version", or a login shell.',
  },
  'go-alias': {
    title: 'go is an alias or a function of the shell',
    why: 'In {{shells}} it runs before any program on PATH is looked for, so the active version does not count.',
    fix: 'Comment out the line that defines it',
  },
  'shims-not-found': {
    title: 'A shell does not find GoSwitch',
    why: 'Set-up was done, but {{shells}} finds no go of GoSwitch, so switching changes nothing there.',
    fix: 'Set up again',
  },
  'set-up-missing': {
    title: 'Terminals do not use GoSwitch yet',
    why: '{{version}} is active, but no shell looks into the folder of shims, so switching changes nothing in a terminal.',
    fix: 'Put GoSwitch first on PATH',
  },
  'no-go': {
    title: 'There is no go on PATH',
    why: 'A new terminal finds no go command, so nothing can be built there.',
    fix: 'Install the newest Go and make it active',
  },
  'shell-silent': {
    title: 'A shell does not get to its prompt',
    why: '{{shells}} ends, waits or asks while it reads its profiles; editors and tools that ask it for its environment fail likewise.',
  },
  'several-go': {
    title: 'Several go programs are on PATH',
    why: '{{first}} runs; {{others}} would in a terminal or a program whose PATH has another order, and then builds with another version.',
  },
  'shims-missing': {
    title: 'Shims of GoSwitch are missing',
    why: 'Without {{files}} a terminal finds another go, or none.',
    fix: 'Write them anew',
  },
  'shims-not-executable': {
    title: 'Shims of GoSwitch cannot be run',
    why: 'A shell passes over {{files}} and takes the next go on PATH.',
    fix: 'Make them executable',
  },
  'shims-changed': {
    title: 'Shims of GoSwitch were changed',
    why: '{{files}} may choose another version than GoSwitch says.',
    fix: 'Write them anew',
  },
  'current-elsewhere': {
    title: 'The link "current" does not lead to the active version',
    why: 'Editors that were given {{link}} use {{target}}, while terminals use {{version}}.',
  },
  'sdk-replaced': {
    title: 'A linked SDK is another version now',
    why: '{{name}} is a link to {{root}}, and {{version}} was put there since, so whatever asks for {{name}} builds with {{version}}. To follow it: {{repair}}',
  },
  'sdk-renamed': {
    title: 'An SDK is another version than its name',
    why: '{{place}} holds {{version}}, so whatever asks for {{name}} builds with {{version}}. To give it its name: {{repair}}',
  },
  'sdk-link-lost': {
    title: 'A linked SDK is gone',
    why: '{{name}} is a link to {{root}}, where there is no Go SDK now, so nothing that asks for {{name}} can be built.',
    fix: 'Install the same version',
  },
  'sdk-no-manifest': {
    title: 'An SDK has no manifest',
    why: '{{place}} was put there by something other than GoSwitch, or its manifest is damaged, so it does not count as installed. To adopt it: {{repair}}',
  },
  'sdk-incomplete': {
    title: 'Parts of an SDK are missing',
    why: '{{version}} in {{root}} lacks {{missing}}, so builds with it fail.',
    fix: 'Install it anew',
  },
  'sdk-not-executable': {
    title: 'Programs of an SDK are not executable',
    why: 'Builds with {{version}} stop with "permission denied" at {{files}}.',
    fix: 'Make them executable',
  },
  'sdk-foreign': {
    title: 'An SDK is for another machine',
    why: '{{version}} is for {{built}}, and this machine is {{native}}: its programs do not start here.',
    fix: 'Install it for this machine and make it active',
  },
  'sdk-emulated': {
    title: 'Go runs through emulation',
    why: '{{version}} is for {{built}} and this machine is {{native}}: builds are much slower, and what they make is for {{built}} as well.',
    fix: 'Install it for this machine and make it active',
  },
  'sdk-32-bit': {
    title: 'A 32-bit Go on a 64-bit machine',
    why: '{{version}} is for {{built}}: it builds 32-bit programs unless told otherwise, and large builds run out of memory.',
    fix: 'Install it for this machine and make it active',
  },
  'os-too-old': {
    title: 'This system is too old for a Go version',
    why: '{{version}} needs {{needs}}, and this is {{has}}: it and what it builds may not start, or fail where nobody looks for it.',
    fix: 'Install {{instead}} and make it active',
  },
  'active-end-of-life': {
    title: 'The active version gets no more fixes',
    why: '{{version}} belongs to a release that is no longer supported: security holes in its standard library stay in what it builds.',
    fix: 'Install {{instead}} and make it active',
  },
  'active-outdated': {
    title: 'The active version is not the newest patch',
    why: '{{instead}} mends faults of {{version}}, some of which may be security holes in what it builds.',
    fix: 'Install {{instead}} and make it active',
  },
  'running-end-of-life': {
    title: 'The go on PATH gets no more fixes',
    why: '{{version}} at {{program}} is no longer supported: security holes in its standard library stay in what it builds.',
  },
  'running-outdated': {
    title: 'The go on PATH is not the newest patch',
    why: '{{instead}} mends faults of {{version}} at {{program}}, some of which may be security holes in what it builds.',
  },
  'pin-end-of-life': {
    title: 'A project is pinned to a version without fixes',
    why: '{{folder}} builds with {{version}}, which is no longer supported: security holes in its standard library stay in what is built.',
  },
  'pin-outdated': {
    title: 'A project builds with an old patch',
    why: '{{folder}} builds with {{version}}; {{instead}} mends its faults, some of which may be security holes.',
    fix: 'Install {{instead}}',
  },
  'manager-shims': {
    title: '{{manager}} chooses a Go version too',
    why: 'Its go on PATH reads its own files and settings to choose a version; where it comes first, GoSwitch has no say.',
  },
  'manager-hook': {
    title: '{{manager}} changes PATH at every prompt',
    why: 'It puts its Go before all others whenever it finds a reason in the current folder, also before GoSwitch.',
  },
  'manager-exports': {
    title: '{{manager}} sets up Go in the shell',
    why: 'It puts its Go on PATH and exports variables such as GOROOT or GOPATH, which hold for every other Go as well.',
  },
  'manager-path': {
    title: '{{manager}} puts its Go on PATH',
    why: 'Which Go runs depends on the order of PATH, which its next change of the profile may turn round.',
  },
  'manager-updates': {
    title: 'The go on PATH belongs to {{manager}}',
    why: 'It is replaced by another version whenever {{manager}} updates its packages, without anyone choosing it.',
  },
  'managers-fight': {
    title: 'Several version managers are on PATH',
    why: '{{managers}} each put a go on PATH; which one runs depends on which was set up last, and may differ between terminals and programs.',
  },
  'wsl-windows-go-first': {
    title: 'The go of Windows runs in WSL',
    why: '{{go}} comes first on PATH: it builds programs for Windows, and knows the paths of WSL only as network paths.',
  },
  'wsl-windows-go': {
    title: 'The go of Windows is on the PATH of WSL',
    why: 'Scripts that look for go.exe, and shells that find no other go, use {{go}}, which builds for Windows.',
  },
  'wsl-map-count': {
    title: 'This Linux allows few memory maps',
    why: 'vm.max_map_count is {{count}}, below the usual 65530: large Go programs stop with "cannot allocate memory" though memory is free.',
  },
  'clock-stands-still': {
    title: 'The clock stands still',
    why: 'A system-call filter keeps programs from reading the time: Go programs hang or stop at start, and certificates look invalid.',
  },
  'clock-source-slow': {
    title: 'Reading the time is slow here',
    why: 'With the clock source {{source}} each look at the time is a call into the kernel; Go programs look all the time and become slow.',
  },
  'go-killed': {
    title: 'The go command is killed when it starts',
    why: '{{go}} was ended by the system before it could answer: a system-call filter or a memory limit does not let it run.',
  },
  'threads-denied': {
    title: 'Go programs may not make threads here',
    why: 'A system-call filter older than this Linux denies what a thread needs, so Go programs stop at start. A newer container engine lets them.',
  },
  'processes-limited': {
    title: 'The limit of processes is reached',
    why: 'Go programs stop with "failed to create new OS thread": this container or user may not have more threads than {{limit}}.',
  },
  'clock-behind': {
    title: 'The clock is behind',
    why: 'It says {{now}}, but {{proof}} is from {{known}}: certificates look not valid yet, so downloads fail, and builds take new files for old.',
  },
  'block-edited': {
    title: "GoSwitch's lines in a profile were edited",
    why: 'What {{file}} does with PATH is no longer what set-up wrote, and set-up leaves it alone.',
  },
  'block-doubled': {
    title: "GoSwitch's lines in a profile do not pair up",
    why: '{{file}} holds more than one block of GoSwitch, or a part of one: which one counts depends on their order.',
    fix: 'Leave one block',
  },
  'block-outdated': {
    title: "GoSwitch's line in a profile is out of date",
    why: '{{file}} holds an older line, or lines that change PATH came after it, so another go may come first.',
    fix: 'Write the line anew',
  },
  'block-missing': {
    title: "A profile lacks GoSwitch's line",
    why: 'Set-up was done for other shells, but what reads {{file}} does not use GoSwitch.',
    fix: 'Add the line',
  },
  'profile-broken': {
    title: 'A profile cannot be read to its end',
    why: '{{file}} has a fault, and set-up leaves it alone: {{problem}}.',
  },
  'home-nearly-full': {
    title: "Little space is left for GoSwitch's home",
    why: 'Only {{freeMegabytes}} MB are left in {{folder}}; a Go version needs about 300 MB.',
  },
  'home-noexec': {
    title: "Programs may not run in GoSwitch's home",
    why: '{{mount}} is mounted noexec, so no Go version in {{folder}} can be started.',
  },
  'home-read-only': {
    title: "GoSwitch's home cannot be written to",
    why: 'Nothing can be installed or switched in {{folder}}: {{problem}}.',
  },
  'home-split': {
    title: "GoSwitch's home is split over two volumes",
    why: '{{folder}} is on another volume than the rest, so a version cannot be moved into place and every install fails at its end.',
  },
  leftovers: {
    title: "Work that was stopped left files in GoSwitch's home",
    why: '{{count}} of them take {{megabytes}} MB and serve nothing; "goswitch prune" removes them.',
  },
  'active-missing': {
    title: 'The active version is not installed',
    why: 'go stops in every terminal that uses GoSwitch: {{version}} is active, but it is not there.',
    fix: 'Install {{version}} and make it active',
  },
  'active-damaged': {
    title: 'The file "active" names no version',
    why: 'go stops in every terminal that uses GoSwitch: {{file}} cannot be understood.',
    fix: 'Make {{version}} active',
  },
  'active-none': {
    title: 'No version is active',
    why: 'Versions are installed, but go means none of them.',
    fix: 'Make {{version}} active',
  },
  'active-does-not-run': {
    title: 'The active version does not run',
    why: '{{version}} does not answer "go version": {{problem}}.',
    fix: 'Install it anew',
  },
  'pin-not-installed': {
    title: 'A pinned version is not installed',
    why: 'go stops in {{folder}}: it is pinned to {{spec}}, and no installed version fits.',
    fix: 'Install {{version}}',
  },
  'pin-overruled': {
    title: 'A pin is overruled',
    why: '{{folder}} is pinned to {{spec}}, but {{runs}} is what runs there: {{cause}}.',
  },
  'go-refuses': {
    title: 'The go command does not run in a folder',
    why: 'Every go command in {{folder}} ends with: {{problem}}.',
  },
  'tool-versions-unfollowed': {
    title: 'A .tool-versions is not followed',
    why: '{{folder}} asks for Go {{wanted}} in .tool-versions, which GoSwitch does not read; go is {{called}} there. goswitch pin {{wanted}} pins it.',
  },
  'pin-unreadable': {
    title: 'A pin cannot be read',
    why: 'go stops in {{folder}}: {{problem}}.',
  },
  'version-forced': {
    title: 'GOSWITCH_VERSION decides for every terminal',
    why: 'It is set to {{value}}, so neither switching nor pins have any effect.',
    fix: 'Take GOSWITCH_VERSION away',
  },
} as const;
