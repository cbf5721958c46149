export const firstRun = {
  title: 'Welcome to GoSwitch',
} as const;
