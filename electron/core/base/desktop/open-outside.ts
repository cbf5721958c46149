import { stat } from 'node:fs/promises';
import { AppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';
import { absolutePath } from '../files/absolute-path.ts';
import { desktopEnvironment } from './desktop-environment.ts';
import { editorPrograms } from './editor-programs.ts';
import { startFirst } from './start-program.ts';
import { terminalPrograms } from './terminal-programs.ts';

type Context = Pick<CoreContext, 'os' | 'env' | 'userHome'>;

/** Opens a terminal in a folder. Throws `invalid-input` for what is no folder, `program-not-found`. */
export async function openTerminal(context: Context, text: string): Promise<void> {
  const folder = await existingFolder(context, text);
  const env = desktopEnvironment(context.env);
  if (await startFirst(terminalPrograms({ os: context.os, env, folder }), { folder, env })) return;
  throw new AppError('program-not-found', 'No terminal program was found', {
    hint: 'Install one, or set the default of the desktop (xdg-terminal-exec)',
  });
}

/** Opens a folder in an editor. Throws `invalid-input` for what is no folder, `program-not-found`. */
export async function openEditor(context: Context, text: string): Promise<void> {
  const folder = await existingFolder(context, text);
  const env = desktopEnvironment(context.env);
  if (await startFirst(editorPrograms({ os: context.os, env, folder }), { folder, env })) return;
  throw new AppError('program-not-found', 'No editor was found', {
    hint: 'Put the command of one on PATH: code, goland, zed, cursor, subl ...',
  });
}

/** The folder that a person means, absolute. Throws `invalid-input` when it is not there or not a folder. */
export async function existingFolder(context: Pick<CoreContext, 'userHome'>, text: string): Promise<string> {
  const folder = absolutePath(text, context);
  const found = await stat(folder).catch((cause: unknown) => {
    throw new AppError('invalid-input', `${folder} does not exist`, { cause });
  });
  if (!found.isDirectory()) throw new AppError('invalid-input', `${folder} is not a folder`);
  return folder;
}
