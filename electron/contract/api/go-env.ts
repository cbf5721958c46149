import { z } from 'zod';
import type { GoEnvChangeResult, GoEnvPresets, GoEnvReport, ModuleAnswer } from '../go-env.ts';
import { nothing } from './fields.ts';

/** Whether the go command knows it is core's to judge. */
const nameField = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'Not the name of a Go variable');
const valueField = z.string().max(16_384);
const values = z
  .record(nameField, valueField.nullable())
  .refine((record) => Object.keys(record).length <= 64, 'Too many variables');
const sdkField = z.string().min(1).max(4096);
const presetField = z.string().trim().min(1).max(64);

export const goEnvInputs = {
  'goEnv.list': z.strictObject({ sdk: sdkField.exactOptional() }),
  'goEnv.set': z.strictObject({ changes: values, sdk: sdkField.exactOptional() }),
  'goEnv.explainModule': z.strictObject({ module: z.string().trim().min(1).max(1024), sdk: sdkField.exactOptional() }),
  'goEnv.setTelemetry': z.strictObject({ mode: z.enum(['on', 'local', 'off']) }),
  'goEnv.presets': nothing,
  'goEnv.savePreset': z.strictObject({ name: presetField, values, replaces: presetField.exactOptional() }),
  'goEnv.removePreset': z.strictObject({ name: presetField }),
  'goEnv.switchPreset': z.strictObject({ name: presetField }),
};

export interface GoEnvApi {
  /**
   * Every variable of the go that new terminals run, or of an SDK (a name below versions/ or a root). Starts the login
   * shell and go: up to seconds.
   */
  'goEnv.list': GoEnvReport;
  /**
   * Writes the go env file; null takes a variable out. Throws `go-setting-invalid` with what is wrong with a value, and
   * then nothing is written.
   */
  'goEnv.set': GoEnvChangeResult;
  'goEnv.explainModule': ModuleAnswer;
  /** By `go telemetry`; the journal keeps the mode before. */
  'goEnv.setTelemetry': GoEnvReport;
  'goEnv.presets': GoEnvPresets;
  /** A preset of the same name is replaced; `replaces` names one to rename. */
  'goEnv.savePreset': GoEnvPresets;
  'goEnv.removePreset': GoEnvPresets;
  /** Writes its values into the go env file: one change, undone as one. */
  'goEnv.switchPreset': GoEnvChangeResult;
}
