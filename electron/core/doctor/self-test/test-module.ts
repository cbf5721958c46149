import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the built program prints. */
export const PROGRAM_ANSWER = 'goswitch self-test: 5050';
/** What the program that calls C prints. */
export const CGO_ANSWER = 'goswitch cgo test: 42';

/** Standard packages that the module and its test need: all are compiled in the first stage. */
export const PACKAGES = ['fmt', 'os', 'runtime', 'runtime/trace', 'sync', 'testing', 'time'] as const;

/**
 * `started` makes main a package with something to initialise, so that inittrace tells when all of it was done. With an
 * argument it writes a trace.
 */
const MAIN = `package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/trace"
	"sync"
	"time"
)

var started = time.Now()

func main() {
	if len(os.Args) > 1 {
		file, err := os.Create(os.Args[1])
		if err == nil {
			err = trace.Start(file)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
		defer file.Close()
		defer trace.Stop()
	}
	fmt.Println("goswitch self-test:", sum(100))
}

func sum(count int) int {
	var group sync.WaitGroup
	var lock sync.Mutex
	total := 0
	for i := 1; i <= count; i++ {
		group.Add(1)
		go func(value int) {
			defer group.Done()
			lock.Lock()
			defer lock.Unlock()
			total += value
		}(i)
	}
	group.Wait()
	runtime.GC()
	if started.IsZero() {
		return 0
	}
	return total
}
`;

const TEST = `package main

import "testing"

func TestSum(t *testing.T) {
	if got := sum(100); got != 5050 {
		t.Errorf("sum(100) = %d", got)
	}
}
`;

const CGO = `package main

// int answer(void) { return 42; }
import "C"

import "fmt"

func main() {
	fmt.Println("goswitch cgo test:", int(C.answer()))
}
`;

/** Writes the module into `folder`, which it makes. Its go line is old, so that no toolchain is chosen for it. */
export async function writeTestModule(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'withcgo'), { recursive: true });
  await writeFile(path.join(folder, 'go.mod'), 'module goswitch.example/selftest\n\ngo 1.16\n');
  await writeFile(path.join(folder, 'main.go'), MAIN);
  await writeFile(path.join(folder, 'main_test.go'), TEST);
  await writeFile(path.join(folder, 'withcgo', 'main.go'), CGO);
}
