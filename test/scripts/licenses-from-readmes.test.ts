import { expect, it } from 'vitest';
import { completeLicenses } from '../../scripts/licenses-from-readmes.ts';

const LIST =
  '# Licenses\n\n## told - 1.0.0 (MIT)\n\nPermission is hereby granted by told.\n\n## silent - 2.0.0 (MIT)\n';

it.each([
  'About it\n--------\nx\n\nLicense\n-------\n\n(The MIT License)\n\nPermission is hereby granted by silent.\n\n[rfc]: http://a.test/\n',
  '# silent\n\n## License\n\n(The MIT License)\n\nPermission is hereby granted by silent.\n\n## More\n\nx\n',
])('a licence that only a README has is completed from there', async (readme) => {
  expect(await completeLicenses(LIST, async () => readme)).toBe(
    `${LIST}\n(The MIT License)\n\nPermission is hereby granted by silent.\n`,
  );
});

it.each(['', '# silent\n\n## License\n\nMIT\n'])(
  'a package without the text of its licence stops the build',
  async (readme) => {
    await expect(completeLicenses(LIST, async () => readme)).rejects.toThrow('silent is bundled');
  },
);
