/** Findings about variables: what steers the go command. One entry per kind, kebab-case; shape in findings.ts. */
export const environmentWords = {
  'goroot-of-another-go': {
    title: 'GOROOT points to a different Go than the one that runs',
    why: 'Builds stop with "compile: version does not match go tool version": {{variable}} is {{value}} ({{version}}), but {{running}} runs.',
    fix: 'Unset GOROOT',
  },
  'goroot-passed-by': {
    title: 'GOROOT is set, and some tools will use it',
    why: "Terminals that run GoSwitch's go are not affected, but editors that start another go directly use {{value}} as its GOROOT and fail.",
    fix: 'Unset GOROOT',
  },
  'goroot-missing': {
    title: 'GOROOT points to a folder that does not exist',
    why: 'Every go command stops with "go: cannot find GOROOT directory: {{value}}".',
    fix: 'Unset GOROOT',
  },
  'goroot-not-an-sdk': {
    title: 'GOROOT points to a folder that is not a Go SDK',
    why: 'Builds cannot find the standard library: {{value}} does not contain {{missing}}.',
    fix: 'Unset GOROOT',
  },
  'goroot-needless': {
    title: 'GOROOT is set, but Go does not need it',
    why: 'GOROOT is {{value}}. Go finds its own root, and builds will stop as soon as you switch to another version.',
    fix: 'Unset GOROOT',
  },
  'goroot-in-go-env': {
    title: 'GOROOT was set with "go env -w"',
    why: 'Every go that you run uses {{value}} as its GOROOT, whichever version is active.',
    fix: 'Remove GOROOT from the go env file',
  },
  'goroot-in-go-env-missing': {
    title: 'GOROOT was set with "go env -w" to a folder that does not exist',
    why: 'Every go command stops with "go: cannot find GOROOT directory: {{value}}", including the "go env -u" that would fix it.',
    fix: 'Remove GOROOT from the go env file',
  },
  'gopath-is-goroot': {
    title: 'GOPATH and GOROOT are the same folder',
    why: 'The go command prints a warning every time, and modules and tools are written into the SDK {{value}}.',
    fix: 'Unset GOPATH',
  },
  'gopath-relative': {
    title: 'GOPATH is a relative path',
    why: 'Every go command stops with "go: GOPATH entry is relative; must be absolute path: "{{entry}}"".',
    fix: 'Unset GOPATH',
  },
  'gopath-tilde': {
    title: 'GOPATH starts with a ~ that no shell expanded',
    why: 'Every go command stops with "go: GOPATH entry cannot start with shell metacharacter \'~\': "{{entry}}"".',
    fix: 'Unset GOPATH',
  },
  'gopath-none': {
    title: 'The default GOPATH is the SDK itself',
    why: 'GOPATH would default to {{value}}, but that is the GOROOT of the go that runs. Modules have nowhere to go, and builds stop.',
    fix: 'Set GOPATH to another folder',
  },
  'gopath-not-writable': {
    title: 'GOPATH is not writable',
    why: 'Modules and tools cannot be installed in {{folder}}: {{problem}}.',
    fix: 'Unset GOPATH',
  },
  'gopath-bin-not-on-path': {
    title: 'Tools installed with "go install" are not on PATH',
    why: 'New terminals cannot find the programs in {{folder}} by name.',
    fix: 'Put the folder on PATH',
  },
  'gobin-relative': {
    title: 'GOBIN is not an absolute path',
    why: 'GOBIN is {{value}}. "go install" stops with "cannot install, GOBIN must be an absolute path".',
    fix: 'Unset GOBIN',
  },
  'gobin-not-on-path': {
    title: 'GOBIN is not on PATH',
    why: 'New terminals cannot find the programs that "go install" puts in {{folder}} by name.',
    fix: 'Put the folder on PATH',
  },
  'go111module-off': {
    title: 'Module mode is turned off',
    why: 'With GO111MODULE=off, module commands stop, builds ignore go.mod, and the toolchains it names are not used.',
    fix: 'Unset GO111MODULE',
  },
  'go111module-invalid': {
    title: 'GO111MODULE has an invalid value',
    why: 'Builds stop with "go: unknown environment setting GO111MODULE={{value}}".',
    fix: 'Unset GO111MODULE',
  },
  'goflags-invalid': {
    title: 'GOFLAGS is invalid',
    why: 'Nearly every go command stops with "{{message}}", even "go version".',
    fix: 'Unset GOFLAGS',
  },
  'goflags-value': {
    title: 'GOFLAGS has a value that its flag does not accept',
    why: 'Every go command that has this flag stops with "{{message}}".',
    fix: 'Unset GOFLAGS',
  },
  'goflags-mod': {
    title: 'GOFLAGS sets -mod for every module',
    why: '{{flag}} was probably meant for one project. In others it makes builds stop ("inconsistent vendoring") or changes go.mod.',
    fix: 'Unset GOFLAGS',
  },
  'goflags-slow': {
    title: 'GOFLAGS slows down every build',
    why: '{{flags}} makes every build and test slower, including those that do not need it.',
    fix: 'Unset GOFLAGS',
  },
  'goflags-insecure': {
    title: 'GOFLAGS contains -insecure',
    why: 'Up to Go 1.16 this downloads modules unencrypted and unverified. Since Go 1.17, "go get" stops with an error.',
    fix: 'Unset GOFLAGS',
  },
  'goexperiment-unknown': {
    title: 'GOEXPERIMENT names an experiment that this Go does not have',
    why: 'Every go command stops with "{{message}}".',
    fix: 'Unset GOEXPERIMENT',
  },
  'goexperiment-set': {
    title: 'Every program is built with an experiment',
    why: 'GOEXPERIMENT={{value}} changes how compilers and programs behave, and Go versions without that experiment stop with an error.',
    fix: 'Unset GOEXPERIMENT',
  },
  'godebug-slow': {
    title: 'GODEBUG slows down every Go program',
    why: '{{settings}} is meant for debugging Go itself. It slows down the go command and every Go program you run.',
    fix: 'Unset GODEBUG',
  },
  'godebug-noisy': {
    title: 'GODEBUG makes every Go program print extra output',
    why: '{{settings}} makes every Go program, including the go command, write to standard error. Tools that read that output may fail.',
    fix: 'Unset GODEBUG',
  },
  'architecture-level-invalid': {
    title: '{{variable}} has an invalid value',
    why: '{{variable}}={{value}} is not one of {{allowed}}. Go stops, or silently builds for its default.',
    fix: 'Unset {{variable}}',
  },
  'architecture-level-above-hardware': {
    title: '{{variable}} requires more than this processor supports',
    why: 'Programs built with {{variable}}={{value}} do not start on this machine, which has {{hardware}}.',
    fix: 'Unset {{variable}}',
  },
  'goos-goarch-unsupported': {
    title: '{{variable}} names a platform that Go does not support',
    why: 'Builds stop with "go: unsupported GOOS/GOARCH pair {{pair}}".',
    fix: 'Unset {{variable}}',
  },
  'goos-goarch-left-set': {
    title: '{{variable}} is still set, so everything is built for {{pair}}',
    why: 'The programs you build do not run on this machine ({{native}}). "go run" and "go test" stop with "exec format error".',
    fix: 'Unset {{variable}}',
  },
  'goarch-narrow': {
    title: 'Programs are built as 32-bit',
    why: 'GOARCH={{value}} is still set on a {{native}} machine. Programs run more slowly and with less memory, and cgo is off.',
    fix: 'Unset GOARCH',
  },
  'env-overrides-go-env': {
    title: 'The value of {{variable}} from "go env -w" has no effect',
    why: 'The environment variable is {{value}} and overrides {{written}} in the go env file.',
    fix: 'Remove {{variable}} from the environment',
  },
  'gotoolchain-invalid': {
    title: 'GOTOOLCHAIN is invalid',
    why: 'Every go command stops with "{{message}}".',
    fix: 'Unset GOTOOLCHAIN',
  },
  'gotoolchain-named': {
    title: 'GOTOOLCHAIN overrides the active version',
    why: 'GOTOOLCHAIN={{value}} runs {{toolchain}} instead of {{running}}, whichever version is active.',
    fix: 'Unset GOTOOLCHAIN',
  },
  'gotoolchain-local': {
    title: 'Go cannot switch to the newer version that a project requires',
    why: 'With GOTOOLCHAIN={{value}}, go stops in projects whose go.mod requires a version newer than {{running}}.',
    fix: 'Unset GOTOOLCHAIN',
  },
  'gotoolchain-downloads-installed': {
    title: 'Go would download versions that are already installed',
    why: 'Go looks for other toolchains on PATH, and new terminals do not find {{missing}} there.',
    fix: 'Put GoSwitch on PATH',
  },
  'gosumdb-off': {
    title: 'Modules are not verified against the checksum database',
    why: 'With GOSUMDB=off, a tampered module goes unnoticed, and toolchains cannot be downloaded.',
    fix: 'Unset GOSUMDB',
  },
  'checksums-too-wide': {
    title: '{{variable}} excludes public modules from verification',
    why: '"{{patterns}}" matches more than one organization\'s modules, so a tampered public module would go unnoticed.',
    fix: 'Unset {{variable}}',
  },
  'goinsecure-too-wide': {
    title: 'GOINSECURE allows public modules to be downloaded unencrypted',
    why: '"{{patterns}}" matches more than one organization\'s modules. Anyone on the network path could alter what is downloaded directly.',
    fix: 'Unset GOINSECURE',
  },
  'certificates-unchecked': {
    title: '{{variable}} makes programs accept any certificate',
    why: 'With {{variable}}={{value}}, anyone on the network can impersonate the servers that these connect to: {{programs}}. GoSwitch still checks certificates.',
    fix: 'Unset {{variable}}',
  },
  'goproxy-off': {
    title: 'Module downloads are turned off',
    why: 'With GOPROXY=off, builds stop when they need a module or toolchain that is not on this machine.',
    fix: 'Unset GOPROXY',
  },
  'goproxy-invalid': {
    title: 'GOPROXY is invalid',
    why: 'Downloads stop with "{{message}}".',
    fix: 'Unset GOPROXY',
  },
  'goproxy-empty': {
    title: 'GOPROXY has no entries',
    why: 'Downloads stop with "GOPROXY list is not the empty string, but contains no entries".',
    fix: 'Unset GOPROXY',
  },
  'goproxy-none': {
    title: 'GOPROXY has no value',
    why: 'Since Go 1.21, the default is in go.env of the SDK, and {{file}} does not contain it. Downloads stop, and Go cannot switch toolchains.',
    fix: 'Download modules directly from their hosts',
  },
  'goproxy-blank': {
    title: 'GOPROXY is set to nothing with "go env -w"',
    why: 'The empty value in {{file}} hides the default in go.env of the SDK. Downloads stop, and Go cannot switch toolchains.',
    fix: 'Remove GOPROXY from the go env file',
  },
  'gowork-missing': {
    title: 'GOWORK names a file that does not exist',
    why: 'Builds stop with "go: reading go.work: open {{value}}: no such file or directory".',
    fix: 'Unset GOWORK',
  },
  'gowork-left-set': {
    title: 'GOWORK is still set, so every project is built in one workspace',
    why: 'Modules that are not part of {{value}} cannot be built, wherever they are.',
    fix: 'Unset GOWORK',
  },
  'gowork-off': {
    title: 'Workspaces are turned off',
    why: 'With GOWORK=off, the go command ignores every go.work file, so modules in a workspace do not see each other.',
    fix: 'Unset GOWORK',
  },
  'goenv-off': {
    title: 'The go env file is not read',
    why: 'With GOENV=off, nothing set with "go env -w" has any effect ({{file}}).',
    fix: 'Unset GOENV',
  },
} as const;
