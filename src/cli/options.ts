import { LANGUAGES } from '../report/words/language.ts';
import { RISKS, SAVING_KINDS } from '../savings/saving.ts';

/**
 * The one table of commands and their flags. From it yargs is built (help, suggestions, rare spellings), and a
 * plain well-formed call is read without loading yargs at all, which would be most of a short run.
 */

export type Option = {
  name: string;
  alias?: string;
  /** `switch` takes no value, `text` takes one, `list` may be given several times. */
  kind: 'switch' | 'text' | 'list';
  choices?: readonly string[];
  /** What the value is called in the help. */
  value?: string;
  describe: string;
  /** The subcommands that take it; without them, all. */
  only?: readonly string[];
};

export type Command = {
  name: string;
  /** Name and arity of the positional arguments. */
  positional?: { name: string; arity: 'one' | 'many' | 'optional'; describe: string; choices?: readonly string[] };
  /** What may follow a positional argument of arity one. */
  rest?: { name: string; describe: string };
  describe: string;
  options: readonly Option[];
  examples: readonly (readonly [call: string, what: string])[];
};

const EDITIONS = ['2020-10', '2021-06', '2023-04', '2025-07'] as const;

const format = (choices: readonly string[], describe = 'How to print the result'): Option => ({
  name: 'format',
  alias: 'f',
  kind: 'text',
  choices,
  value: 'FORMAT',
  describe,
});
const lang: Option = {
  name: 'lang',
  kind: 'text',
  choices: LANGUAGES,
  value: 'LANGUAGE',
  describe: 'Language of what people read, the configured one or en by default; findings stay in English',
};
const output: Option = {
  name: 'output',
  alias: 'o',
  kind: 'text',
  value: 'FILE',
  describe: 'Write the result to a file, whole or not at all; - is standard output',
};
const config: Option = {
  name: 'config',
  kind: 'text',
  value: 'FILE',
  describe: 'Configuration (default: gallerist.config.yaml, looked for upward)',
};
const color: Option = {
  name: 'color',
  kind: 'switch',
  describe: 'Colours and hyperlinks; --no-color turns them off (default: on a terminal)',
};
const quiet: Option = { name: 'quiet', alias: 'q', kind: 'switch', describe: 'Errors only, and no notes' };
const verbose: Option = { name: 'verbose', kind: 'switch', describe: 'Say which configuration, edition, prices and files are used' };

/** What files in other formats leave open: an ARM template is for whatever resource group it is deployed to. */
const DEPLOYED_TO: readonly Option[] = [
  { name: 'subscription', kind: 'text', value: 'ID', describe: 'Subscription of galleries of which files in other formats tell none' },
  { name: 'resource-group', kind: 'text', value: 'NAME', describe: 'Resource group of galleries of which such files tell none' },
  { name: 'location', kind: 'text', value: 'REGION', describe: 'Region of the resource group that ARM templates are deployed to' },
];

/** What every command that reads manifests takes. */
const ANALYSIS: readonly Option[] = [
  output,
  config,
  { name: 'edition', kind: 'text', choices: EDITIONS, value: 'EDITION', describe: 'Edition of the service facts, 2021-06 by default' },
  { name: 'today', kind: 'text', value: 'DATE', describe: 'The day to judge by, yyyy-MM-dd (default: today in UTC)' },
  { name: 'prices', kind: 'text', value: 'FILE', describe: 'Price sheet: YAML, or a saved answer of the Azure Retail Prices API' },
  {
    name: 'currency',
    kind: 'text',
    value: 'CODE',
    describe: 'Currency to print in, such as EUR: that of the price sheet, or one with a rate',
  },
  {
    name: 'rate',
    kind: 'list',
    value: 'CODE=RATE@DATE',
    describe: "A rate and its day: what one unit of the price sheet's currency is in another; may be repeated",
  },
  {
    name: 'fail-on',
    kind: 'text',
    choices: ['error', 'warning', 'info', 'never'],
    value: 'SEVERITY',
    describe: 'Exit with 1 at findings of this severity or above, error by default',
  },
  { name: 'rule', kind: 'list', value: 'ID=SEVERITY', describe: 'Set a rule to off, info, warning or error; may be repeated' },
  { name: 'since', kind: 'text', value: 'REF', describe: 'Only findings on lines changed since a git commit, or caused by the changes' },
  {
    name: 'baseline',
    kind: 'text',
    value: 'FILE',
    describe: 'Known findings to pass over (default: gallerist-baseline.json, where there is one)',
  },
  { name: 'ignores', kind: 'switch', describe: 'Suppressions and the baseline; --no-ignores shows what they silence' },
  ...DEPLOYED_TO,
  color,
  quiet,
  verbose,
  { name: 'stats', kind: 'switch', describe: 'Say what took how long' },
];

const PATHS = {
  name: 'paths',
  arity: 'many',
  describe: 'Files, directories, globs, or - for standard input (default: the configured include, or .)',
} as const;

export const LINT_FORMATS = ['stylish', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'markdown', 'html', 'csv'] as const;
export const TABLE_FORMATS = ['table', 'json', 'markdown', 'csv', 'html'] as const;
export const PLAN_FORMATS = [...TABLE_FORMATS, 'xlsx'] as const;
export const COST_FORMATS = [...TABLE_FORMATS, 'xlsx', 'focus', 'parquet'] as const;
export const FORECAST_FORMATS = [...TABLE_FORMATS, 'xlsx'] as const;
export const DIFF_FORMATS = ['table', 'json', 'markdown', 'html'] as const;
/** Formats that are no text: a terminal would show noise, or obey it. */
export const BINARY_FORMATS: readonly string[] = ['xlsx', 'parquet'];
/** What the cost may be split by, beside `tag:NAME`. */
export const BY_CHOICES = ['gallery', 'image', 'region', 'storage-type', 'environment', 'subscription'] as const;
export const REPORT_FORMATS = ['markdown', 'html', 'text'] as const;
export const TEMPLATE_NAMES = ['replication', 'cost', 'forecast', 'findings', 'full'] as const;
export const EXPORT_TARGETS = ['arm', 'bicep', 'terraform', 'azcli'] as const;
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export const PRICES_FORMATS = ['table', 'json', 'markdown', 'csv'] as const;
export const SCHEMA_NAMES = [
  'manifest',
  'config',
  'prices',
  'lint-output',
  'plan-output',
  'cost-output',
  'forecast-output',
  'prices-output',
  'report-view',
  'optimize-output',
  'diff-output',
] as const;

export const COMMANDS: readonly Command[] = [
  {
    name: 'lint',
    positional: PATHS,
    describe: 'Find what is wrong with an estate of manifests',
    options: [
      {
        name: 'format',
        alias: 'f',
        kind: 'list',
        value: 'FORMAT[=FILE]',
        describe: `How to print: ${LINT_FORMATS.join(', ')}; may be repeated, each to a file of its own`,
      },
      { name: 'fix', kind: 'switch', describe: 'Make the safe fixes in the files, then print what is left' },
      { name: 'fix-unsafe', kind: 'switch', describe: 'Make the fixes that need a look, too' },
      { name: 'fix-dry-run', kind: 'switch', describe: 'Print what --fix (or --fix-unsafe) would change as a diff, and change nothing' },
      { name: 'watch', kind: 'switch', describe: 'Run again after each change below this directory' },
      { name: 'cache', kind: 'switch', describe: 'Keep what a run printed, and print it again while nothing it read has changed' },
      { name: 'cache-location', kind: 'text', value: 'DIR', describe: 'Where --cache keeps it (default: .gallerist-cache)' },
      { name: 'write-baseline', kind: 'switch', describe: 'Write all that is found into the baseline, to pass over it from now on' },
      { name: 'prune-baseline', kind: 'switch', describe: 'Take entries whose finding is gone out of the baseline' },
      ...ANALYSIS,
    ],
    examples: [
      ['gallerist lint', 'judge every manifest below this folder'],
      ['gallerist lint images/ --fail-on warning', 'for a pull request that must be spotless'],
      ['gallerist lint --fix', 'mend what can be mended safely'],
      ['gallerist lint --fix-unsafe --fix-dry-run', 'see every fix as a diff'],
      ['gallerist lint -f stylish -f json=findings.json', 'read it here, keep it there'],
      ['gallerist lint -f github -f sarif=findings.sarif', 'annotate a pull request, and keep what GitHub can upload'],
    ],
  },
  {
    name: 'plan',
    positional: PATHS,
    describe: 'Say how many replicas are needed where, and why',
    options: [format(PLAN_FORMATS), lang, ...ANALYSIS],
    examples: [
      ['gallerist plan', 'needed, configured and allowed, a line a region'],
      ['gallerist plan --edition 2025-07 -f json', 'by the guidance of another year, for a program'],
      ['gallerist plan -f xlsx -o plan.xlsx', 'for a spreadsheet'],
    ],
  },
  {
    name: 'cost',
    positional: PATHS,
    describe: 'Price storage a month and egress once',
    options: [
      format(COST_FORMATS),
      { name: 'by', kind: 'list', value: 'WHAT', describe: `Split the total by ${BY_CHOICES.join(', ')} or tag:NAME; may be repeated` },
      lang,
      ...ANALYSIS,
    ],
    examples: [
      ['gallerist cost', 'by the embedded list prices'],
      ['gallerist cost --by environment --by tag:costCenter', 'who pays how much'],
      ['gallerist cost --prices ea-2026.yaml -f json', 'by your own prices, for a program'],
      ['gallerist cost -f xlsx -o cost.xlsx', 'a workbook for finance: typed cells, formulas, a sheet a view'],
      ['gallerist cost -f focus -o cost.csv', 'FOCUS 1.4 rows, to lay beside the bill'],
    ],
  },
  {
    name: 'forecast',
    positional: PATHS,
    describe: 'Say month by month what will be held and cost, and when limits and budgets are reached',
    options: [
      format(FORECAST_FORMATS),
      { name: 'months', kind: 'text', value: 'COUNT', describe: 'How many calendar months, from this one on: 1 to 120, 12 by default' },
      { name: 'by', kind: 'text', value: 'WHAT', describe: `Split the months by ${BY_CHOICES.join(', ')} or tag:NAME` },
      lang,
      ...ANALYSIS,
    ],
    examples: [
      ['gallerist forecast', 'twelve months, by the releases and the retention that the manifests or the configuration tell'],
      ['gallerist forecast --months 36 --by region', 'three years, and which regions they go to'],
      ['gallerist forecast -f csv -o forecast.csv', 'a row a month, for a spreadsheet'],
    ],
  },
  {
    name: 'optimize',
    positional: PATHS,
    describe: 'Find the cheapest plan that still serves every deployment, and write it',
    options: [
      format(TABLE_FORMATS),
      lang,
      {
        name: 'only',
        kind: 'list',
        choices: SAVING_KINDS,
        value: 'KIND',
        describe: 'Only savings of this kind; may be repeated',
      },
      {
        name: 'risk',
        kind: 'text',
        choices: RISKS,
        value: 'RISK',
        describe: 'The greatest risk to take; what needs a look is included by default',
      },
      { name: 'write', kind: 'switch', describe: 'Make the savings in the files' },
      { name: 'diff', kind: 'switch', describe: 'Print what --write changes as a diff, instead of the savings' },
      ...ANALYSIS.filter(({ name }) => name !== 'since'),
    ],
    examples: [
      ['gallerist optimize', 'what can be saved where, with its risk'],
      ['gallerist optimize --diff', 'the same as a diff'],
      ['gallerist optimize --risk low --write', 'make what is undone at no cost'],
    ],
  },
  {
    name: 'report',
    positional: PATHS,
    describe: 'Write a document through a Handlebars template',
    options: [
      {
        name: 'template',
        alias: 't',
        kind: 'text',
        value: 'NAME',
        describe: 'replication, cost, forecast, findings, full (default), or a file of yours that ends in .hbs',
      },
      {
        name: 'part',
        kind: 'list',
        value: 'NAME=FILE',
        describe: 'A part of the report of your own (page, cost, ...), from a file that ends in .hbs; may be repeated',
      },
      { name: 'data', kind: 'switch', describe: 'Print what templates are given as JSON, instead of a document' },
      format(REPORT_FORMATS, 'What to write, by the ending of --output or else markdown'),
      {
        name: 'source-url',
        kind: 'text',
        value: 'URL',
        describe: 'Where findings in HTML link to: https://host/{file}#L{line} (default: the files beside the report)',
      },
      lang,
      ...ANALYSIS,
    ],
    examples: [
      ['gallerist report -o report.html', 'one self-contained page with everything'],
      ['gallerist report -o report.html --source-url "https://host/{file}#L{line}"', 'findings that link to their lines'],
      ['gallerist report --template ./board.hbs', 'your own words around the figures'],
      ['gallerist report --part cost=cost.html.hbs -o report.html', 'the page with one part of your own'],
      ['gallerist report --lang ja -o report.html', 'the page in Japanese'],
      ['gallerist report --data', 'the figures, labels and sentences as JSON'],
    ],
  },
  {
    name: 'diff',
    positional: {
      name: 'base',
      arity: 'one',
      describe: 'How it is: a file, a directory, a glob, - for standard input, or REF:path to read a commit of git',
    },
    rest: { name: 'head', describe: 'How it shall be, likewise' },
    describe: 'Show what changes between two states: resources, replicas, cost and findings',
    options: [
      format(DIFF_FORMATS),
      {
        name: 'fail-over',
        kind: 'text',
        value: 'AMOUNT',
        describe: 'Exit with 1 where the monthly cost rises by more than so much, in the currency of the run',
      },
      // Known findings are those of the base.
      ...ANALYSIS.filter(({ name }) => name !== 'since' && name !== 'baseline'),
    ],
    examples: [
      ['gallerist diff main:manifests manifests', 'what a pull request changes, read through git'],
      ['gallerist diff main:manifests manifests --fail-over 100', 'the same, failing where it costs over 100 a month more'],
      ['gallerist diff main:manifests manifests -f markdown -o comment.md', 'for a comment on a pull request'],
      ['gallerist diff live.json manifests', 'what a deployment would change, and what exists only in Azure'],
    ],
  },
  {
    name: 'export',
    positional: PATHS,
    describe: 'Write galleries, images and versions for the tool that deploys them',
    options: [
      {
        name: 'to',
        kind: 'text',
        choices: EXPORT_TARGETS,
        value: 'TARGET',
        describe: 'What to write: an ARM template, Bicep, Terraform, or a script of az',
      },
      {
        name: 'gallery',
        kind: 'list',
        value: 'NAME',
        describe: 'Only this gallery; may be repeated',
      },
      ...ANALYSIS.filter(({ name }) =>
        ['output', 'config', 'edition', 'subscription', 'resource-group', 'location', 'quiet'].includes(name),
      ),
    ],
    examples: [
      ['gallerist export --to bicep -o galleries.bicep', 'all galleries, as Bicep'],
      ['gallerist export live.json --to terraform', 'what is there, as Terraform'],
      ['gallerist export --to arm --gallery contosoImages', 'one gallery, as an ARM template'],
    ],
  },
  {
    name: 'explain',
    positional: { name: 'rule', arity: 'one', describe: 'Id of a rule, such as scaling/too-few-replicas' },
    describe: "Show a rule's page",
    options: [config, color],
    examples: [['gallerist explain limits/replicas', 'what, why, bad, good, sources']],
  },
  {
    name: 'rules',
    describe: 'List the rules',
    options: [format(['table', 'json', 'markdown']), output, config, color],
    examples: [
      ['gallerist rules', 'id, severity and title of each'],
      ['gallerist rules -f markdown -o RULES.md', 'every page in one file'],
    ],
  },
  {
    name: 'config',
    positional: { name: 'subcommand', arity: 'one', describe: 'What to do with it', choices: ['show'] },
    describe: 'Show the settings in force, and where each comes from',
    options: [
      format(['text', 'json']),
      ...ANALYSIS.filter(({ name }) =>
        ['output', 'config', 'edition', 'prices', 'currency', 'rate', 'fail-on', 'rule', 'color'].includes(name),
      ),
    ],
    examples: [
      ['gallerist config show', 'defaults, configurations and their bases, one line a setting'],
      ['gallerist config show --edition 2025-07 -f json', 'with flags, for a program'],
    ],
  },
  {
    name: 'prices',
    positional: { name: 'subcommand', arity: 'one', describe: 'What to do', choices: ['show', 'import', 'fetch'] },
    rest: {
      name: 'paths',
      describe: 'Manifests whose regions and storage types count (default: the configured include, or .); for import, the saved answers',
    },
    describe: 'Show the prices in use, or make a sheet of what the Azure Retail Prices API answers',
    options: [
      { ...format(PRICES_FORMATS), only: ['show'] },
      output,
      { name: 'all', kind: 'switch', describe: 'Every region there is, not only those of the manifests' },
      {
        name: 'estate',
        kind: 'list',
        value: 'PATH',
        describe: 'import: manifests whose regions are wanted (default: the configured include, or .); may be repeated',
        only: ['import'],
      },
      {
        name: 'endpoint',
        kind: 'text',
        value: 'URL',
        describe: 'fetch: where to ask (default: https://prices.azure.com/api/retail/prices)',
        only: ['fetch'],
      },
      { name: 'timeout', kind: 'text', value: 'SECONDS', describe: 'fetch: how long one answer may take, 30 by default', only: ['fetch'] },
      {
        name: 'deadline',
        kind: 'text',
        value: 'SECONDS',
        describe: 'fetch: how long all answers may take, waits between them included, 300 by default',
        only: ['fetch'],
      },
      { name: 'retries', kind: 'text', value: 'N', describe: 'fetch: how often a page is asked for again, 4 by default', only: ['fetch'] },
      { name: 'raw', kind: 'text', value: 'FILE', describe: 'fetch: keep the pages as they came, too', only: ['fetch'] },
      ...ANALYSIS.filter(({ name }) => ['config', 'edition', 'today', 'quiet'].includes(name)),
      {
        name: 'currency',
        kind: 'text',
        value: 'CODE',
        describe: 'show: currency to print in, that of the sheet or one with a rate; fetch: currency to ask for',
        only: ['show', 'fetch'],
      },
      ...ANALYSIS.filter(({ name }) => ['prices', 'rate', 'color'].includes(name)).map((option) => ({ ...option, only: ['show'] })),
    ],
    examples: [
      ['gallerist prices show', 'what a GB costs in each region of the manifests, and on what basis'],
      ['gallerist prices import answer.json -o prices.yaml', 'a dated sheet of a saved answer'],
      ['gallerist prices fetch -o prices.yaml', 'the same of the answer that the service gives now'],
    ],
  },
  {
    name: 'import',
    positional: { name: 'files', arity: 'many', describe: 'Files in other formats, directories or globs of them, or - for standard input' },
    describe: 'Write what ARM templates, the az CLI, Terraform and Packer say of galleries as a manifest',
    options: [
      ...DEPLOYED_TO,
      { name: 'tenant', kind: 'text', value: 'ID', describe: 'Tenant of the galleries' },
      { name: 'force', kind: 'switch', describe: 'Replace a file that is there' },
      ...ANALYSIS.filter(({ name }) => ['output', 'config', 'today', 'fail-on', 'rule', 'color', 'quiet'].includes(name)),
    ],
    examples: [
      ['gallerist import azuredeploy.json azuredeploy.parameters.json -o images.yaml', 'an ARM template with its parameters'],
      ['az sig list | gallerist import -', 'the galleries of a subscription'],
      ['gallerist import export/ -o manifests/live.yaml', 'all that a directory holds, as one manifest'],
    ],
  },
  {
    name: 'init',
    positional: { name: 'directory', arity: 'optional', describe: 'Where to write (default: here)' },
    describe: 'Write a configuration and a first manifest',
    options: [
      { name: 'edition', kind: 'text', choices: EDITIONS, value: 'EDITION', describe: 'Edition to pin, 2021-06 by default' },
      { name: 'force', kind: 'switch', describe: 'Replace files that are there' },
    ],
    examples: [['gallerist init', 'gallerist.config.yaml and manifests/gallery.yaml, ready to lint']],
  },
  {
    name: 'schema',
    positional: { name: 'name', arity: 'one', describe: 'Which schema', choices: SCHEMA_NAMES },
    describe: 'Print a JSON Schema',
    options: [output],
    examples: [['gallerist schema manifest > manifest.schema.json', 'for an editor']],
  },
  {
    name: 'completion',
    positional: { name: 'shell', arity: 'optional', describe: 'Which shell (default: by SHELL)', choices: SHELLS },
    describe: 'Print a script that completes commands, flags and ids of rules',
    options: [],
    examples: [
      ['source <(gallerist completion bash)', 'in ~/.bashrc; likewise for zsh in ~/.zshrc'],
      ['gallerist completion fish | source', 'in ~/.config/fish/config.fish'],
    ],
  },
];

/** A call as the commands read it. Flags are under their long names. */
export type Invocation = {
  command: string;
  positionals: string[];
  switches: Readonly<Record<string, boolean>>;
  texts: Readonly<Record<string, string>>;
  lists: Readonly<Record<string, readonly string[]>>;
};
