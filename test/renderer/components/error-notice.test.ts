import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import { ErrorNotice } from '../../../renderer/components/error-notice.tsx';
import { changeLanguage, setUpI18n } from '../../../renderer/i18n/i18n.ts';

beforeAll(async () => {
  await setUpI18n();
  await changeLanguage('en');
});

const shown = (code: 'cancelled' | 'network-stalled') =>
  renderToStaticMarkup(createElement(ErrorNotice, { error: { code, message: 'stopped' }, onRetry: () => undefined }));

it('a failure is an alert with its facts', () => {
  expect(shown('network-stalled')).toMatch(/role="alert".*network-stalled: stopped.*Try again/s);
});

it('what was stopped is no failure: no alert, no frame, and a way to go on', () => {
  const markup = shown('cancelled');
  expect(markup).toMatch(/role="status".*Cancelled\..*Try again/s);
  expect(markup).not.toMatch(/alert|framed|<details/);
});
