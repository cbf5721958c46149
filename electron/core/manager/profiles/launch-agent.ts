import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { PlannedEdit } from './edit-profile.ts';
import { type EditRecord, sha256 } from './edit-records.ts';

/**
 * macOS starts programs of the desktop with launchd's PATH, which knows no profile. A LaunchAgent puts shims in front
 * of it at login; the file is GoSwitch's whole. docs/decisions/0013 has the alternatives.
 */
const LABEL = 'org.goswitch.path';
const LIMIT_MS = 10_000;
/** What launchd uses when nobody set PATH (launchd's own default, `launchctl getenv PATH` answers nothing then). */
const DEFAULT_PATH = '/usr/bin:/bin:/usr/sbin:/sbin';

export function launchAgentFile({ userHome }: Pick<CoreContext, 'userHome'>): string {
  return path.join(userHome, 'Library', 'LaunchAgents', `${LABEL}.plist`);
}

/**
 * The plist: at login, puts shims in front of launchd's PATH unless it is there. The folder is an argument, so no shell
 * parses its name.
 */
export function launchAgentPlist(shims: string): string {
  const script = `p=$(/bin/launchctl getenv PATH); case ":$p:" in *":$0:"*) ;; *) /bin/launchctl setenv PATH "$0:\${p:-${DEFAULT_PATH}}" ;; esac`;
  const text = (value: string) =>
    `    <string>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</string>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<!-- Made by GoSwitch: programs started from the desktop find its go. "goswitch setup --undo" removes it. -->
<dict>
  <key>Label</key>
  <string>${LABEL}</string>
  <key>ProgramArguments</key>
  <array>
${['/bin/sh', '-c', script, shims].map(text).join('\n')}
  </array>
  <key>RunAtLoad</key>
  <true/>
</dict>
</plist>
`;
}

/** Throws `profile-edited` for a file that is neither this text nor one GoSwitch wrote before, unless forced. */
export function planLaunchAgent(
  bytes: Buffer | null,
  shims: string,
  options: { records: readonly EditRecord[]; force: boolean },
): PlannedEdit {
  const wanted = Buffer.from(launchAgentPlist(shims));
  if (bytes === null) return { action: 'create', bytes: wanted, line: '' };
  if (bytes.equals(wanted)) return { action: 'unchanged', bytes, line: '' };
  if (!options.force && !options.records.some(({ afterSha256 }) => afterSha256 === sha256(bytes))) {
    throw new AppError('profile-edited', 'It was edited by hand and was not overwritten', {
      hint: 'Run it again with --force to rewrite it',
    });
  }
  return { action: 'update', bytes: wanted, line: '' };
}

/**
 * Makes the change felt before the next login. Failing is no failure of set-up: the agent does the same at login; it is
 * logged.
 */
export async function loadLaunchAgent(context: CoreContext, runProgram: RunProgram): Promise<void> {
  await launchctl(context, runProgram, ['bootstrap', domain(), launchAgentFile(context)]);
}

/** Takes shims out of launchd's PATH again, and hands PATH back to launchd's default when nothing else was added. */
export async function unloadLaunchAgent(context: CoreContext, runProgram: RunProgram): Promise<void> {
  await launchctl(context, runProgram, ['bootout', `${domain()}/${LABEL}`]);
  const now = (await launchctl(context, runProgram, ['getenv', 'PATH']))?.trim() ?? '';
  const rest = now.split(':').filter((entry) => entry !== context.layout.shims);
  if (now === '' || rest.join(':') === now) return;
  await launchctl(
    context,
    runProgram,
    rest.join(':') === DEFAULT_PATH ? ['unsetenv', 'PATH'] : ['setenv', 'PATH', rest.join(':')],
  );
}

function domain(): string {
  return `gui/${process.getuid?.() ?? 0}`;
}

async function launchctl(
  context: CoreContext,
  runProgram: RunProgram,
  args: readonly string[],
): Promise<string | null> {
  const result = await runProgram('/bin/launchctl', args, { env: context.env, timeoutMs: LIMIT_MS });
  if (result.outcome === 'exited' && result.code === 0) return result.stdout.toString('utf8');
  context.log.warn('launchctl failed', {
    args,
    outcome: result.outcome,
    code: result.code,
    stderr: result.stderr.toString('utf8').slice(0, 500),
  });
  return null;
}
