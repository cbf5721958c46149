/** Findings about variables: what steers the go command. One entry per kind, kebab-case; shape in finding-words.ts. */
export const environmentWords = {
  'goroot-of-another-go': {
    title: 'GOROOT points to another Go than the one that runs',
    why: 'Builds stop with "compile: version does not match go tool version": {{variable}} is {{value}} ({{version}}), but {{running}} runs.',
    fix: 'Take GOROOT away',
  },
  'goroot-passed-by': {
    title: 'GOROOT is set, and not every way to start Go passes it by',
    why: "Terminals that run GoSwitch's go are safe, but editors that start a go directly take {{value}} for its folder and fail.",
    fix: 'Take GOROOT away',
  },
  'goroot-missing': {
    title: 'GOROOT points to a folder that does not exist',
    why: 'Every go command stops with "go: cannot find GOROOT directory: {{value}}".',
    fix: 'Take GOROOT away',
  },
  'goroot-not-an-sdk': {
    title: 'GOROOT points to a folder that is no Go SDK',
    why: 'Builds find no standard library: there is no {{missing}} in {{value}}.',
    fix: 'Take GOROOT away',
  },
  'goroot-needless': {
    title: 'GOROOT is set, though no Go needs it',
    why: 'It says {{value}}: the go that runs finds its folder by itself, and once another version is active, builds will stop.',
    fix: 'Take GOROOT away',
  },
  'goroot-in-go-env': {
    title: 'GOROOT was written with "go env -w"',
    why: 'Every go of this user takes {{value}} for its own folder, whichever version is active.',
    fix: 'Take GOROOT out of the go env file',
  },
  'goroot-in-go-env-missing': {
    title: 'GOROOT was written with "go env -w", and the folder does not exist',
    why: 'Every go command stops with "go: cannot find GOROOT directory: {{value}}", even the "go env -u" that would repair it.',
    fix: 'Take GOROOT out of the go env file',
  },
  'gopath-is-goroot': {
    title: 'GOPATH and GOROOT are the same folder',
    why: 'The go command warns at every call, and modules and tools land inside the SDK {{value}}.',
    fix: 'Take GOPATH away',
  },
  'gopath-relative': {
    title: 'GOPATH is a relative path',
    why: 'Every go command stops with "go: GOPATH entry is relative; must be absolute path: "{{entry}}"".',
    fix: 'Take GOPATH away',
  },
  'gopath-tilde': {
    title: 'GOPATH begins with a ~ that no shell replaced',
    why: 'Every go command stops with "go: GOPATH entry cannot start with shell metacharacter \'~\': "{{entry}}"".',
    fix: 'Take GOPATH away',
  },
  'gopath-none': {
    title: 'The usual GOPATH is the SDK itself',
    why: '{{value}} is where GOPATH would be, but the go that runs lives there, so modules have no place and builds stop.',
    fix: 'Set GOPATH to another folder',
  },
  'gopath-not-writable': {
    title: 'GOPATH cannot be written to',
    why: 'Modules and tools cannot be put into {{folder}}: {{problem}}.',
    fix: 'Take GOPATH away',
  },
  'gopath-bin-not-on-path': {
    title: 'Installed tools are not on PATH',
    why: 'What "go install" put into {{folder}} cannot be started by its name in a new terminal.',
    fix: 'Put it on PATH',
  },
  'gobin-relative': {
    title: 'GOBIN is not an absolute path',
    why: '"go install" stops with "cannot install, GOBIN must be an absolute path": it is {{value}}.',
    fix: 'Take GOBIN away',
  },
  'gobin-not-on-path': {
    title: 'GOBIN is not on PATH',
    why: 'What "go install" puts into {{folder}} cannot be started by its name in a new terminal.',
    fix: 'Put it on PATH',
  },
  'go111module-off': {
    title: 'Modules are switched off',
    why: 'GO111MODULE=off makes module commands stop, builds ignore go.mod, and toolchains named there are not used.',
    fix: 'Take GO111MODULE away',
  },
  'go111module-invalid': {
    title: 'GO111MODULE has a value that Go does not know',
    why: 'Builds stop with "go: unknown environment setting GO111MODULE={{value}}".',
    fix: 'Take GO111MODULE away',
  },
  'goflags-invalid': {
    title: 'GOFLAGS holds what the go command does not understand',
    why: 'Nearly every go command stops with "{{message}}", even "go version".',
    fix: 'Take GOFLAGS away',
  },
  'goflags-mod': {
    title: 'GOFLAGS sets -mod for every module',
    why: '{{flag}} was meant for one project: in others it makes builds stop ("inconsistent vendoring") or change go.mod.',
    fix: 'Take GOFLAGS away',
  },
  'goflags-slow': {
    title: 'GOFLAGS makes every build slow',
    why: '{{flags}} costs time in every build and test, also where nobody wants it.',
    fix: 'Take GOFLAGS away',
  },
  'goflags-insecure': {
    title: 'GOFLAGS holds -insecure',
    why: 'Up to Go 1.16 modules are then fetched unencrypted and unchecked; since Go 1.17 "go get" stops at it.',
    fix: 'Take GOFLAGS away',
  },
  'goexperiment-unknown': {
    title: 'GOEXPERIMENT names an experiment that this Go does not have',
    why: 'Every go command stops with "{{message}}".',
    fix: 'Take GOEXPERIMENT away',
  },
  'goexperiment-set': {
    title: 'Every program is built with an experiment',
    why: 'GOEXPERIMENT={{value}} changes what compilers and programs do, and versions without that experiment will stop at it.',
    fix: 'Take GOEXPERIMENT away',
  },
  'godebug-slow': {
    title: 'GODEBUG slows every Go program down',
    why: '{{settings}} is for looking for faults in Go itself; the go command and every Go program of this user run slower with it.',
    fix: 'Take GODEBUG away',
  },
  'godebug-noisy': {
    title: 'GODEBUG makes every Go program print more',
    why: '{{settings}} writes to standard error of every Go program, the go command included, which confuses what reads their output.',
    fix: 'Take GODEBUG away',
  },
  'architecture-level-invalid': {
    title: '{{variable}} has a value that Go does not know',
    why: '{{variable}}={{value}} is none of {{allowed}}; Go stops, or says nothing and builds for its default.',
    fix: 'Take {{variable}} away',
  },
  'architecture-level-above-hardware': {
    title: '{{variable}} asks for more than this processor has',
    why: 'Programs built with {{variable}}={{value}} do not start on this machine, whose processor is {{hardware}}.',
    fix: 'Take {{variable}} away',
  },
  'goos-goarch-unsupported': {
    title: '{{variable}} names a platform that Go does not have',
    why: 'Builds stop with "go: unsupported GOOS/GOARCH pair {{pair}}".',
    fix: 'Take {{variable}} away',
  },
  'goos-goarch-left-set': {
    title: '{{variable}} is left set: everything is built for {{pair}}',
    why: 'What is built does not run on this machine ({{native}}), and "go run" and "go test" stop with "exec format error".',
    fix: 'Take {{variable}} away',
  },
  'goarch-narrow': {
    title: 'Everything is built as 32-bit programs',
    why: 'GOARCH={{value}} is left set on a {{native}} machine: programs run, but slower and with little memory, and cgo is off.',
    fix: 'Take GOARCH away',
  },
  'env-overrides-go-env': {
    title: 'What "go env -w" wrote for {{variable}} has no effect',
    why: 'The environment says {{value}} and comes before the {{written}} of the go env file.',
    fix: 'Take {{variable}} out of the environment',
  },
  'gotoolchain-invalid': {
    title: 'GOTOOLCHAIN has a value that Go does not understand',
    why: 'Every go command stops with "{{message}}".',
    fix: 'Take GOTOOLCHAIN away',
  },
  'gotoolchain-named': {
    title: 'GOTOOLCHAIN chooses another version than the active one',
    why: 'GOTOOLCHAIN={{value}} makes {{toolchain}} run instead of {{running}}, whichever version is active.',
    fix: 'Take GOTOOLCHAIN away',
  },
  'gotoolchain-local': {
    title: 'Go may not choose a newer version for projects that ask for one',
    why: 'GOTOOLCHAIN={{value}} makes projects stop whose go.mod requires more than {{running}}.',
    fix: 'Take GOTOOLCHAIN away',
  },
  'gotoolchain-downloads-installed': {
    title: 'Go would download versions that are installed',
    why: 'It looks for them on PATH only, and new terminals do not find {{missing}} there.',
    fix: 'Put GoSwitch on PATH',
  },
  'gosumdb-off': {
    title: 'Modules are not checked against the checksum database',
    why: 'GOSUMDB=off lets a changed module through unseen, and makes every download of a toolchain stop.',
    fix: 'Take GOSUMDB away',
  },
  'checksums-too-wide': {
    title: '{{variable}} leaves public modules unchecked',
    why: '"{{patterns}}" matches more than the modules of one organisation: a changed public module would go through unseen.',
    fix: 'Take {{variable}} away',
  },
  'goinsecure-too-wide': {
    title: 'GOINSECURE allows unencrypted downloads of public modules',
    why: '"{{patterns}}" matches more than the modules of one organisation: anyone on the way could change what is fetched directly.',
    fix: 'Take GOINSECURE away',
  },
  'certificates-unchecked': {
    title: '{{variable}} makes programs accept any certificate',
    why: 'With {{variable}}={{value}}, anyone on the network can pose as the server that these connect to: {{programs}}. GoSwitch checks certificates all the same.',
    fix: 'Unset {{variable}}',
  },
  'goproxy-off': {
    title: 'Downloading modules is switched off',
    why: 'With GOPROXY=off a build that needs a module or a toolchain not yet on this machine stops.',
    fix: 'Take GOPROXY away',
  },
  'goproxy-invalid': {
    title: 'GOPROXY holds an address that Go does not understand',
    why: 'Downloads stop with "{{message}}".',
    fix: 'Take GOPROXY away',
  },
  'goproxy-empty': {
    title: 'GOPROXY is a list without an entry',
    why: 'Downloads stop with "GOPROXY list is not the empty string, but contains no entries".',
    fix: 'Take GOPROXY away',
  },
  'goproxy-none': {
    title: 'Nothing says where modules come from',
    why: 'Since Go 1.21 the default stands in go.env of the SDK, and {{file}} does not have it: downloads stop, and no newer toolchain is chosen.',
    fix: 'Fetch modules directly from their hosts',
  },
  'gowork-missing': {
    title: 'GOWORK names a file that does not exist',
    why: 'Builds stop with "go: reading go.work: open {{value}}: no such file or directory".',
    fix: 'Take GOWORK away',
  },
  'gowork-left-set': {
    title: 'GOWORK is left set: every project is built in one workspace',
    why: 'Modules that are not part of {{value}} cannot be built, wherever they are.',
    fix: 'Take GOWORK away',
  },
  'gowork-off': {
    title: 'Workspaces are switched off',
    why: 'GOWORK=off makes the go command pass every go.work by, so modules beside each other do not see each other.',
    fix: 'Take GOWORK away',
  },
  'goenv-off': {
    title: 'The go env file is not read',
    why: 'With GOENV=off nothing that was written with "go env -w" has an effect ({{file}}).',
    fix: 'Take GOENV away',
  },
} as const;
