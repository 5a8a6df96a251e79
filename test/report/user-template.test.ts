import { describe, expect, it } from 'vitest';
import { renderUserTemplate, TemplateError } from '../../src/report/render-user-template.ts';
import { EN } from '../../src/report/words/en.ts';
import { JA } from '../../src/report/words/ja.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';

const analysis = await analysisOf('payroll.yaml');
const render = (text: string, name = 'own.txt.hbs') => renderUserTemplate(analysis, { text, name }, { words: EN });

/** `line:column message` of the error that the template ends in. */
function errorOf(text: string): string {
  try {
    render(text);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return `${error.line ?? '-'}:${error.column ?? '-'} ${error.message}`;
  }
  throw new Error('the template was rendered');
}

describe("a user's template", () => {
  it('has every figure ready, and the raw number beside it', () => {
    const text =
      '{{#each cost.images}}{{#each lines}}{{image}} {{region}} {{storageMonthly}} {{@root.cost.currency}} {{raw.replicas}}\n{{/each}}{{/each}}';
    expect(render(text)).toContain('payroll-backend westeurope 3.00 USD 6\n');
  });

  it('has all rows, where built-in reports have some', async () => {
    const many = await analysisOfText(manyVersions(300));
    const text = '{{#each replication.images}}{{#each placements}}x{{/each}}{{/each}}';
    expect(renderUserTemplate(many, { text, name: 'own.hbs' }, { words: EN })).toHaveLength(600);
  });

  it('may use the parts of the built-in reports', () => {
    expect(render('{{#> page}}mine\n{{/page}}', 'own.md.hbs')).toMatch(/^# Image galleries[\s\S]*mine/);
    expect(render('{{> cost}}', 'own.md.hbs')).toContain('| --- |');
    expect(render('{{> cost}}', 'own.html.hbs')).toContain('<table');
    expect(render('{{> cost}}', 'own.txt.hbs')).toContain('COST');
  });

  it('may have inline partials, and other forms of loops', () => {
    expect(render('{{#*inline "a"}}<{{name}}>{{/inline}}{{#each figures as |figure|}}{{> a name=figure.label}}{{/each}}')).toMatch(
      /^<Storage a month><Storage a year>/,
    );
    expect(render('{{#figures}}{{label}},{{/figures}}{{#with cost}}{{currency}}{{/with}}{{lookup figures.[0] "label"}}')).toMatch(
      /Warnings,Budgets exceeded,USDStorage a month$/,
    );
  });

  it('may choose by the language, and look an item up that a list may not have', () => {
    const text = '{{#*inline "en"}}Costs{{/inline}}{{#*inline "ja"}}費用{{/inline}}{{> (lookup . "language")}}';
    expect(render(text)).toBe('Costs');
    expect(renderUserTemplate(analysis, { text, name: 'own.txt.hbs' }, { words: JA })).toBe('費用');
    expect(render('{{#if (lookup figures 99)}}x{{else}}none{{/if}}')).toBe('none');
  });

  it.each([
    ['own.hbs', '&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;|&#x60;x&#x60;'],
    ['own.html.hbs', '&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;|&#x60;x&#x60;'],
    ['reports/own.MD.hbs', '&lt;img src=x onerror=alert(1)&gt;&#124;\\`x\\`'],
    ['own.txt.hbs', '<img src=x onerror=alert(1)>|`x`'],
    ['own.csv.hbs', '<img src=x onerror=alert(1)>|`x`'],
  ])('is escaped as its name %s says', async (name, escaped) => {
    const hostile = await analysisOf('hostile.yaml');
    expect(renderUserTemplate(hostile, { text: '{{cost.images.[0].gallery}}', name }, { words: EN })).toBe(escaped);
  });

  it.each([
    ['one\n{{titel}}', '2:3 there is no field "titel" here, did you mean "title"?'],
    ['{{#each replication.placemnts}}x{{/each}}', '1:9 there is no field "placemnts" here'],
    ['{{#if cost.missing}}x{{/if}}', '1:7 there is no field "missing" here'],
    ['{{cost.missing.deeper}}', '1:3 there is no field "missing" here'],
    [
      '{{#each replication.images}}\n{{#each placements}}\n  {{regoin}}{{/each}}{{/each}}',
      '3:5 there is no field "regoin" here, did you mean "region"?',
    ],
    ['{{#each figures}}{{label.text}}{{/each}}', '1:20 there is no field "text" here: this is a text or a figure, which has none'],
    ['{{cost.images.gallery}}', '1:3 there is no field "gallery" here: this is a list, which "each" goes through'],
    ['{{#if cost.rest.label}}{{/if}}', '1:7 there is no field "label" here: this is null, which "if" asks for'],
    [
      '{{#*inline "a"}}{{name}}{{/inline}}{{> a name=figures.lenght}}',
      '1:47 there is no field "lenght" here: this is a list, which "each" goes through',
    ],
    ['{{#*inline "a"}}{{naem}}{{/inline}}{{> a name=title}}', '1:19 there is no field "naem" here, did you mean "name"?'],
    ['x\n {{lookup cost "curency"}}', '2:2 there is no field "curency" here, did you mean "currency"?'],
    ['{{#with (lookup this "coost")}}x{{/with}}', '1:9 there is no field "coost" here, did you mean "cost"?'],
    ['{{#each figures}}{{@root.tol.name}}{{/each}}', '1:20 there is no field "tol" here, did you mean "tool"?'],
    ['{{#each figures}}{{../titel}}{{/each}}', '1:20 there is no field "titel" here, did you mean "title"?'],
    ['{{#each figures as |figure|}}{{figure.lable}}{{/each}}', '1:32 there is no field "lable" here, did you mean "label"?'],
    ['{{#unless words.cost.montly}}x{{/unless}}', '1:11 there is no field "montly" here, did you mean "monthly"?'],
    ['{{@indx}}', '1:3 there is no field "indx" here'],
    ['{{helperMissing}}', '1:3 there is no field "helperMissing" here'],
  ])('names the field in %j that is not there', (text, message) => {
    expect(errorOf(text)).toBe(message);
  });

  it.each([
    ['a\n{{#if title}}\n{{/each}}', '2:4 "{{#if}}" is closed by "{{/each}}"'],
    ['{{#if title}}', '1:- unexpected the end of the template at "{{#if title}}"'],
    ['a\n{{title}', '2:- unexpected a character that has no meaning there'],
    ['{{{title}}', '1:- unexpected "}}" at "{{{title}"'],
    ['{{upper title}}', '1:1 there is no helper "upper": those are each, if, unless, with and lookup'],
    ['{{log title}}', '1:1 there is no helper "log": those are each, if, unless, with and lookup'],
    ['{{> header}}', '-:- there is no partial "header": a template has its own inline ones and those of the built-in reports'],
    ['{{* mine}}', '1:1 has a decorator other than inline'],
    ['{{#*mine}}{{/mine}}', '1:1 has a decorator other than inline'],
    ['{{#each}}{{/each}}', '-:- "each" takes exactly one value'],
    ['{{#if}}{{/if}}', '-:- "if" takes exactly one value'],
  ])('that cannot be read, %j, says why', (text, message) => {
    expect(errorOf(text).startsWith(message), errorOf(text)).toBe(true);
  });

  it.each([
    ['{{constructor}}'],
    ['{{title.constructor}}'],
    ['{{lookup this "constructor"}}'],
    ['{{#with (lookup title "constructor")}}{{lookup this "constructor"}}{{/with}}'],
    ['{{__proto__}}'],
    ['{{lookup cost "__proto__"}}'],
    ['{{figures.constructor.constructor}}'],
  ])('reaches no prototype through %s', (text) => {
    let output = '';
    try {
      output = render(text);
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
    }
    expect(output).toBe('');
  });
});

describe('the bounds of a template', () => {
  const inLoops = (depth: number, body: string) => '{{#each @root.figures}}'.repeat(depth) + body + '{{/each}}'.repeat(depth);

  it.each([
    ['a partial that calls itself', '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', 'calls itself without end'],
    ['a partial that calls itself twice', '{{#*inline "a"}}{{> a}}{{> a}}{{/inline}}{{> a}}', 'calls itself without end'],
    [
      'partials that call each other',
      '{{#*inline "a"}}{{> b}}{{/inline}}{{#*inline "b"}}{{> a}}{{/inline}}{{> a}}',
      'calls itself without end',
    ],
    ['loops in loops', inLoops(12, ''), 'takes more than 5,000,000 steps'],
    ['loops in loops that print', inLoops(12, '{{label}}'), 'takes more than 5,000,000 steps'],
    ['a counter put out of action', `{{#each figures as |count|}}${inLoops(12, '{{label}}')}{{/each}}`, 'takes more than 5,000,000 steps'],
    ['much text in loops', inLoops(6, 'x'.repeat(50_000)), 'writes more than 50 MB'],
    ['blocks in blocks', '{{#if title}}'.repeat(20_000) + '{{/if}}'.repeat(20_000), 'nests more than 100 blocks'],
    ['very many tags', '{{title}}'.repeat(20_000), 'has 20000 tags, at most 10000 are compiled'],
    ['very much text', 'x'.repeat(1_000_001), 'is longer than 1 MB'],
  ])(
    'stop %s',
    (_, text, message) => {
      expect(errorOf(text)).toContain(message);
    },
    60_000,
  );

  it('let through what a template needs', () => {
    expect(render('{{#if title}}{{^}}{{/if}}'.repeat(200) + inLoops(6, 'x'))).toHaveLength(8 ** 6);
    expect(render('{{#if title}}'.repeat(60) + 'x' + '{{/if}}'.repeat(60))).toBe('x');
  });

  it('begin anew with each rendering', () => {
    const text = inLoops(6, '{{label}}');
    expect(render(text)).toBe(render(text));
  });
});
