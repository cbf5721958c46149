/** Long work, in words: the same wherever it is shown. */
export const jobs = {
  phase: {
    waiting: 'waiting for its turn',
    resolving: 'looking it up',
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
