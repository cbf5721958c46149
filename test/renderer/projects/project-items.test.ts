import { expect, it } from 'vitest';
import { projectItems, sharedPin } from '../../../renderer/features/projects/project-items.ts';
import { PIN, projectInfo } from './project-info.ts';

const shop = projectInfo({ folder: '/src/shop', pin: PIN });
const billing = projectInfo({ folder: '/src/billing', pin: PIN });
const api = projectInfo({ folder: '/srv/api' });
const ids = (groups: { name: string; folders: string[] }[]) =>
  projectItems({ projects: [shop, billing, api], groups }, ({ folder }) => folder).map(({ id }) => id);

it('without groups projects stand by name, under no heading', () => {
  expect(ids([])).toEqual(['/srv/api', '/src/billing', '/src/shop']);
});

it('groups come first, each under its name; the others follow', () => {
  expect(ids([{ name: 'core', folders: ['/src/shop', '/src/billing'] }])).toEqual([
    'group:core',
    '/src/billing',
    '/src/shop',
    'group:',
    '/srv/api',
  ]);
});

it('a heading tells the pin that all its projects share, and none where they differ', () => {
  expect([sharedPin([shop, billing]), sharedPin([shop, api]), sharedPin([api])]).toEqual(['1.26', null, null]);
});
