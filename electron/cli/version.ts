import packageJson from '../../package.json' with { type: 'json' };

/** GoSwitch's own version. */
export const VERSION: string = packageJson.version;
