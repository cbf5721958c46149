/** Long work, in words: the same wherever it is shown. */
export const jobs = {
  phase: {
    waiting: 'waiting',
    resolving: 'resolving',
    downloading: 'downloading',
    unpacking: 'unpacking',
    verifying: 'verifying',
    committing: 'finishing',
    switching: 'switching',
    removing: 'deleting files',
    copying: 'copying',
    building: 'building',
  },
} as const;
