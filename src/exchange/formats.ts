import { ownerOfHcl } from '../source/hcl.ts';
import type { Source, SourceDocument } from '../source/source.ts';
import { importTemplates } from './arm/import-templates.ts';
import { isParametersFile, isTemplate } from './arm/template.ts';
import { importAzureJson, isAzureJson } from './azure-json/import-azure-json.ts';
import type { ImportContext } from './import-sources.ts';
import type { Imported } from './resource.ts';
import { importPackerJson, isPackerJson } from './packer/packer-json.ts';
import { isModuleJson } from './terraform/is-module-json.ts';
import { importTerraformJson, isTerraformJson } from './terraform/terraform-json.ts';

/** Somebody else's format: how a document in it is told, and who reads all that a run has of it, since files tell of each other. */
export type Format = {
  /** With its article, as in "a.json is an ARM template". */
  title: string;
  /** What a file of it lacks that tells nothing of galleries; default: that nothing of galleries is in it. */
  nothing?: string;
  /** Looks at the shape of a document only: it may be large. */
  isFormat?(value: unknown, file: string): boolean;
  /** Whether a document of the format says something of other files only. */
  isAside?(value: unknown, file: string): boolean;
  /** Tells a text in a language of its own by the name of its file. */
  isText?(source: Source): boolean;
  read(written: { documents: readonly SourceDocument[]; texts: readonly Source[] }, context: ImportContext): Imported | Promise<Imported>;
};

export type FormatName = 'arm' | 'terraform' | 'packer' | 'azure';

/** In the order in which they are asked: the last would take a template for the resources that stand in it. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  arm: {
    title: 'an ARM template',
    isFormat: (value) => isTemplate(value) || isParametersFile(value),
    isAside: isParametersFile,
    read: ({ documents }, context) => importTemplates(documents, context),
  },
  terraform: {
    title: 'a module, a plan or a state of Terraform',
    isFormat: (value, file) => isTerraformJson(value) || isModuleJson(value) || isValuesName(file),
    isAside: (value, file) => isModuleJson(value) || isValuesName(file),
    isText: (source) => ownerOf(source) === 'terraform',
    async read({ documents, texts }) {
      // The parser of HCL is only loaded for HCL.
      const inJson = documents.filter(({ value, file }) => isModuleJson(value) || isValuesName(file));
      const states = documents.filter((document) => !inJson.includes(document)).map(importTerraformJson);
      if (texts.length === 0 && inJson.length === 0) return joined(states);
      const { importTerraform } = await import('./terraform/import-terraform.ts');
      return joined([...states, await importTerraform(texts, inJson)]);
    },
  },
  packer: {
    title: 'a template of Packer',
    nothing: 'and no builder azure-arm in it publishes to a gallery',
    isFormat: isPackerJson,
    isText: (source) => ownerOf(source) === 'packer',
    async read({ documents, texts }) {
      const templates = texts.length === 0 ? [] : [await (await import('./packer/import-packer.ts')).importPacker(texts)];
      return joined([...documents.map(importPackerJson), ...templates]);
    },
  },
  azure: {
    title: 'output of the az CLI or the REST API',
    isFormat: isAzureJson,
    read: ({ documents }) => joined(documents.map(importAzureJson)),
  },
};

/** `terraform.tfvars.json`: values for the variables of a module, which are told by the name of their file alone. */
function isValuesName(file: string): boolean {
  return /\.tfvars\.json$/i.test(file);
}

export function formatOf(value: unknown, file: string): FormatName | undefined {
  for (const [name, format] of Object.entries(FORMATS)) if (format.isFormat?.(value, file) === true) return name as FormatName;
  return undefined;
}

/** Of a text in HCL; undefined of other languages that are written in it. */
export function formatOfText(source: Source): FormatName | undefined {
  for (const [name, format] of Object.entries(FORMATS)) if (format.isText?.(source) === true) return name as FormatName;
  return undefined;
}

/** By the ending of the file, or by its blocks where that tells nothing: standard input, `images.hcl`. */
function ownerOf({ file, text }: Source): 'terraform' | 'packer' | undefined {
  if (/\.(?:tf|tofu|tfvars)$/i.test(file)) return 'terraform';
  return /\.(?:pkr|pkrvars)\.hcl$/i.test(file) ? 'packer' : ownerOfHcl(text);
}

function joined(imported: readonly Imported[]): Imported {
  return {
    resources: imported.flatMap(({ resources }) => resources),
    findings: imported.flatMap(({ findings }) => findings),
    isIncomplete: imported.some(({ isIncomplete }) => isIncomplete === true),
  };
}
