import { expect, it } from 'vitest';
import { droppedFolder } from '../../../renderer/features/projects/dropped-folder.ts';

const drop = (texts: Record<string, string>, files: File[] = []) => ({
  files,
  text: (type: string) => texts[type] ?? '',
});

it('takes the path from the host, from a file address, or from a typed path', () => {
  expect([
    droppedFolder(drop({}, [new File([], 'shop')]), () => '/src/shop'),
    droppedFolder(drop({ 'text/uri-list': '# one\r\nfile:///src/my%20shop\r\n' }), null),
    droppedFolder(drop({ 'text/uri-list': 'file:///C:/src/shop' }), null),
    droppedFolder(drop({ 'text/plain': ' ~/src/shop\n' }), null),
  ]).toEqual(['/src/shop', '/src/my shop', 'C:/src/shop', '~/src/shop']);
});

it('knows of none where a browser keeps it to itself', () => {
  expect([
    droppedFolder(drop({}, [new File([], 'shop')]), null),
    droppedFolder(drop({ 'text/plain': 'a word' }), null),
  ]).toEqual([null, null]);
});
