import path from 'node:path';
import { makeFakeSdk } from './fake-sdk.ts';

/**
 * A go command of /bin/sh that passes every stage. What GOHARM says goes wrong: `<stage> <how>`, how being a signal's
 * number, `hang`, `garbage`, `silence` (ends with 3 and says nothing), `say TEXT` (ends with 1), `nothing` (ends well
 * and makes nothing), `slow`. GOTOGETHER=1 harms go-build only when ALSO=1. Its stages, one a line, are logged to
 * $GOLOG.
 */
const GO = `#!/bin/sh
harm() {
  [ "$1 $GOTOGETHER $ALSO" = "go-build 1 1" ] && { echo "together" >&2; exit 1; }
  [ "\${GOHARM%% *}" = "$1" ] || return 0
  how="\${GOHARM#* }"
  case "$how" in
    hang) echo $$ >> "$GOLOG"; sleep 600 & wait ;;
    garbage) head -c 3000 /dev/urandom; exit 0 ;;
    silence) exit 3 ;;
    nothing) exit 0 ;;
    slow) sleep 1.5 ;;
    say*) echo "# heading" >&2; echo "\${how#say }" >&2; exit 1 ;;
    child) echo "go tool: signal: illegal instruction (core dumped)" >&2; exit 1 ;;
    *) kill -"$how" $$; sleep 5 ;;
  esac
}
program() { printf '#!/bin/sh\\nexec "%s" --program "$@" ANSWER="%s"\\n' "$0" "$1" > "$2"; chmod +x "$2"; }
out() { while [ "$1" != -o ]; do shift; done; echo "$2"; }
case "$1 $2" in
  "--program "*)
    for last; do :; done
    case "$last" in *cgo*) harm cgo ;; *) harm run ;; esac
    echo "init runtime @0.05 ms, 0.02 ms clock, 0 bytes, 0 allocs" >&2
    echo "init main @0.50 ms, 0.25 ms clock, 16 bytes, 1 allocs" >&2
    case "$2" in /*) echo trace > "$2" ;; esac
    echo "\${last#ANSWER=}" ;;
  "env "*) echo 1 ;;
  "list "*) harm list; echo "packagefile fmt=/nowhere/fmt.a" ;;
  "tool compile") harm compile; echo > main.a ;;
  "tool link") harm link; program "goswitch self-test: 5050" "$(out "$@")" ;;
  "tool trace")
    echo 'M=1 P=0 G=1 RangeBegin Time=1000 Name="stop-the-world (x)" Scope=Goroutine(1)'
    echo 'M=1 P=0 G=1 RangeEnd Time=3001000 Name="stop-the-world (x)" Scope=Goroutine(1) Attributes=[]'
    echo 'M=1 P=0 G=1 StateTransition Time=4000000 GoID=7 NotExist->Runnable Reason=""'
    echo 'M=1 P=0 G=-1 StateTransition Time=4500000 GoID=7 Runnable->Running Reason=""' ;;
  "build "*)
    case "$*" in
      *./withcgo) program "goswitch cgo test: 42" "$(out "$@")" ;;
      *) harm go-build; program "goswitch self-test: 5050" "$(out "$@")" ;;
    esac ;;
  "test "*) harm go-test; echo "ok  	goswitch.example/selftest	0.001s" ;;
  *) echo "go version go1.26.3 linux/amd64" ;;
esac
`;

/** Makes it in `folder` as the SDK go1.26.3. Returns its root. */
export async function makeStagedGo(folder: string): Promise<string> {
  const root = path.join(folder, 'staged-go');
  await makeFakeSdk(root, { version: 'go1.26.3', go: GO });
  return root;
}
