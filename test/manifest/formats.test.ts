import { expect, it } from 'vitest';
import { isCalendarDay, isDateOrDateTime, isWebAddress } from '../../src/manifest/formats.ts';

it.each(['2027-12-31', '2000-02-29', '2400-02-29', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(isCalendarDay(text)).toBe(true);
  expect(isDateOrDateTime(text)).toBe(true);
});

it.each([
  '2020-12-31T12:59:59Z',
  '2027-06-30T00:00',
  '2027-06-30T23:59:59',
  '2027-06-30T00:00:00.1234567+02:00',
  '2027-06-30T00:00:00-0930',
])('%s is a date and time', (text) => {
  expect(isDateOrDateTime(text)).toBe(true);
  expect(isCalendarDay(text)).toBe(false);
});

it.each([
  '',
  '2027',
  '2027-1-1',
  '2027-13-01',
  '2027-00-10',
  '2027-04-31',
  '2027-02-29',
  '1900-02-29',
  '2027-01-00',
  '0000-01-01',
  '2027/12/31',
  '31.12.2027',
  '2027-12-31 12:00:00',
  '2027-12-31T24:00:00Z',
  '2027-12-31T12:60:00Z',
  '2027-12-31T12:00:60Z',
  '2027-12-31T12:00:00+15:00',
  '2027-12-31T12:00:00+01:60',
  '2027-12-31T25:00:00',
  '2100-02-29T12:00:00Z',
  '2027-12-31T12',
  '2027-12-31T',
  '2027-12-31Z',
  '2027-12-31\n',
  ' 2027-12-31',
  '٢٠٢٧-١٢-٣١',
])('%j is no date', (text) => {
  expect(isDateOrDateTime(text)).toBe(false);
});

it.each([
  'https://contoso.example',
  'HTTP://contoso.example/a?b=c#d',
  'https://contoso.example:8443/',
  'https://[2001:db8::1]/a',
  'https://me:secret@contoso.example/a',
  'http://localhost?x',
])('%s is a web address', (text) => {
  expect(isWebAddress(text)).toBe(true);
});

it.each([
  '',
  'contoso.example',
  'ftp://contoso.example',
  'https:/contoso.example',
  'https://',
  'https:///a',
  'https://?a',
  'https://me@',
  'https://a b',
  'https://a/b c',
  ' https://a',
  'javascript:alert(1)//http://a',
])('%j is no web address', (text) => {
  expect(isWebAddress(text)).toBe(false);
});

it('takes no longer for long text than its length demands', () => {
  expect(isWebAddress(`https://${'a@'.repeat(200_000)}`)).toBe(false);
  expect(isWebAddress(`https://${'a'.repeat(1_000_000)} `)).toBe(false);
  expect(isDateOrDateTime(`2027-01-01T00:00:00.${'0'.repeat(1_000_000)}x`)).toBe(false);
});
