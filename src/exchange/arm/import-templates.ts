import type { Finding } from '../../engine/finding.ts';
import { isObject } from '../json-object.ts';
import type { SourceDocument } from '../../source/source.ts';
import { importFinding } from '../import-finding.ts';
import type { ImportContext } from '../import-sources.ts';
import type { Imported, Resource } from '../resource.ts';
import { Deployment } from './deployment.ts';
import { frameOf } from './frame.ts';
import { pairParameters } from './parameters-files.ts';
import { type Place, placeAt, placeIn } from './place.ts';
import { Problems } from './problems.ts';
import { Run, TooMuchWork } from './run.ts';
import { type Given, Scope } from './scope.ts';
import { isParametersFile, templatePathIn } from './template.ts';
import { writtenAt } from './value.ts';

/** Galleries, and machines made from them, of deployment templates: their expressions evaluated, with the parameters files among the documents. */
export function importTemplates(documents: readonly SourceDocument[], context: ImportContext): Imported {
  const templates = documents.filter(({ value }) => !isParametersFile(value));
  const { of, alone, others } = pairParameters(
    templates,
    documents.filter(({ value }) => isParametersFile(value)),
  );
  const resources: Resource[] = [];
  const findings: Finding[] = [];
  let isIncomplete = false;
  for (const template of templates) {
    const imported = importTemplate(template, of.get(template), context);
    for (const resource of imported.resources) resources.push(resource);
    for (const finding of imported.findings) findings.push(finding);
    isIncomplete ||= imported.isIncomplete === true;
  }
  for (const file of alone) {
    const message = 'parameters without their template: give the template, too';
    findings.push({ ...importFinding(file, { ruleId: 'import/unrecognized', message, path: [] }), severity: 'info' });
  }
  for (const [file, { template, first }] of others) {
    const message = `"${template.file}" takes the values of "${first.file}": give one parameters file at a time`;
    findings.push(importFinding(file, { ruleId: 'import/unresolved', message, path: [] }));
  }
  return { resources, findings, isIncomplete };
}

function importTemplate(document: SourceDocument, parameters: SourceDocument | undefined, { today, deployedTo }: ImportContext): Imported {
  const { template, place, sent } = templateIn(document);
  const given = new Map(sent);
  if (parameters !== undefined) addGiven(given, parameters.value, placeAt(parameters));
  const problems = new Problems();
  const run = new Run(today, problems);
  const target = { subscription: undefined, resourceGroup: undefined, location: undefined, ...deployedTo };
  const deployed = { template, place, target, given, isNested: false };
  const deployment = new Deployment(run, deployed, frameOf(run, new Scope(run, deployed), place));
  try {
    deployment.read();
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    problems.add(place, 'the template takes more work than anything that people write: the rest of it is left out');
  }
  return { resources: run.resources, findings: problems.findings(), isIncomplete: problems.leavesOutAny() };
}

/** The template of a document: itself, or what stands in the deployment that the az CLI sends. */
function templateIn(document: SourceDocument): { template: unknown; place: Place; sent: Map<string, Given> } {
  const sent = new Map<string, Given>();
  let [template, place] = [document.value, placeAt(document)];
  for (const key of templatePathIn(document.value) ?? []) {
    // Beside a template that is sent stand its parameters.
    addGiven(sent, template, place);
    template = writtenAt(template, key)?.value;
    place = placeIn(place, key);
  }
  return { template, place, sent };
}

/** The values under `parameters`. */
function addGiven(given: Map<string, Given>, container: unknown, place: Place): void {
  const parameters = writtenAt(container, 'parameters');
  if (parameters === undefined || !isObject(parameters.value)) return;
  for (const [name, written] of Object.entries(parameters.value)) {
    given.set(name.toLowerCase(), { written, place: placeIn(placeIn(place, parameters.key), name) });
  }
}
