import { type Arguments, NoAnswer } from '../arguments.ts';
import { unknownIn } from '../frame.ts';
import type { Value } from '../value.ts';
import { define, type TemplateFunction } from './template-function.ts';

const DURATION = /^(-)?P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;

export const DATES: Readonly<Record<string, TemplateFunction>> = {
  // The day is given, the hour is not: what depends on it has the form of a date and is no name.
  utcnow: define(0, 1, (args) => {
    const { frame } = args;
    const day = `${frame.run.today}T00:00:00Z`;
    if (args.count === 0) return unknownIn(frame, 'the moment of the deployment is not known', day);
    const form = args.text(0);
    if (!/[Hhmsfct]/.test(form.replaceAll(/MM?M?M?/g, ''))) return inForm(args, new Date(day), form);
    return unknownIn(frame, 'the moment of the deployment is not known');
  }),
  datetimeadd: define(2, 3, (args) => {
    const base = args.any(0);
    const [text, isCertain] = typeof base === 'string' ? [base, true] : [likenessOf(base), false];
    const date = text === undefined ? undefined : new Date(text);
    if (date === undefined || Number.isNaN(date.getTime())) return args.text(0);
    const sum = addDuration(date, args.text(1));
    const result = args.count > 2 ? inForm(args, sum, args.text(2)) : sum.toISOString().replace('.000Z', 'Z');
    return isCertain || args.count > 2 ? result : unknownIn(args.frame, 'the moment of the deployment is not known', result);
  }),
  datetimetoepoch: define(1, 1, (args) => {
    const time = new Date(args.text(0)).getTime();
    if (Number.isNaN(time)) throw new NoAnswer('the text is no date');
    return Math.floor(time / 1000);
  }),
  datetimefromepoch: define(1, 1, (args) => {
    const date = new Date(args.integer(0) * 1000);
    if (Number.isNaN(date.getTime())) throw new NoAnswer('the date is out of bounds');
    return date.toISOString().replace('.000Z', 'Z');
  }),
};

function likenessOf(value: Value): string | undefined {
  return typeof value === 'object' && value !== null && 'likeness' in value && typeof value.likeness === 'string'
    ? value.likeness
    : undefined;
}

function addDuration(date: Date, duration: string): Date {
  const parts = DURATION.exec(duration);
  if (parts === null || /[PT]$/.test(duration)) throw new NoAnswer(`"${duration.slice(0, 40)}" is no ISO 8601 duration`);
  const sign = parts[1] === undefined ? 1 : -1;
  const [years, months, weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => sign * Number(part ?? 0));
  const sum = new Date(date);
  sum.setUTCFullYear(
    sum.getUTCFullYear() + (years ?? 0),
    sum.getUTCMonth() + (months ?? 0),
    sum.getUTCDate() + (weeks ?? 0) * 7 + (days ?? 0),
  );
  sum.setTime(sum.getTime() + ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000);
  if (Number.isNaN(sum.getTime()) || sum.getUTCFullYear() > 9999 || sum.getUTCFullYear() < 1)
    throw new NoAnswer('the date is out of bounds');
  return sum;
}

/** The forms in which templates write a date. */
function inForm(args: Arguments, date: Date, form: string): string {
  const iso = date.toISOString();
  const parts: Readonly<Record<string, string>> = {
    yyyy: iso.slice(0, 4),
    yy: iso.slice(2, 4),
    MM: iso.slice(5, 7),
    M: String(date.getUTCMonth() + 1),
    dd: iso.slice(8, 10),
    d: form === 'd' ? `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}` : String(date.getUTCDate()),
    HH: iso.slice(11, 13),
    mm: iso.slice(14, 16),
    ss: iso.slice(17, 19),
  };
  if (form === 'u') return `${iso.slice(0, 10)} ${iso.slice(11, 19)}Z`;
  if (/[A-Za-z]/.test(form.replaceAll(/yyyy|yy|MM?|dd?|HH|mm|ss|T|Z/g, '')) || form.length > 40)
    return args.refuse(args.count - 1, 'a form of year, month, day, hour, minute and second', form);
  return form.replaceAll(/yyyy|yy|MM?|dd?|HH|mm|ss/g, (part) => parts[part] ?? part);
}
