import { isObject } from '../json-object.ts';
import { evaluateCount, evaluateWritten, inLoop } from './evaluate.ts';
import { type Frame, unknownIn } from './frame.ts';
import { pathOf, type Place, placeIn } from './place.ts';
import type { Run } from './run.ts';
import { type Deployed, type Target } from './scope.ts';
import { isList, Unknown, type Value, writtenAt } from './value.ts';
import { type Body, BodyReader } from './body.ts';
import { isExpression } from './expression.ts';
import { DEPLOYMENTS, nestedIn, targetOf } from './nested.ts';
import { writtenPathIn } from './written-path.ts';
import type { Resource, ResourceKind } from '../resource.ts';

const KINDS: Readonly<Record<string, { kind: ResourceKind; names: number }>> = {
  'microsoft.compute/galleries': { kind: 'gallery', names: 1 },
  'microsoft.compute/galleries/images': { kind: 'image', names: 2 },
  'microsoft.compute/galleries/images/versions': { kind: 'version', names: 3 },
  'microsoft.compute/virtualmachines': { kind: 'virtualMachine', names: 1 },
  'microsoft.compute/virtualmachinescalesets': { kind: 'scaleSet', names: 1 },
};

/** What a resource stands in: its type and its name, which a child goes on from. */
type Parent = { type: string; name: Value };

/** One template that is deployed: the outermost, or one within another. */
export class Deployment {
  readonly #run: Run;
  readonly #template: unknown;
  readonly #place: Place;
  readonly #target: Target;
  readonly #frame: Frame;

  constructor(run: Run, { template, place, target }: Deployed, frame: Frame) {
    this.#run = run;
    this.#template = template;
    this.#place = place;
    this.#target = target;
    this.#frame = frame;
  }

  read(): void {
    this.#readList(this.#template, this.#place, this.#frame, undefined);
  }

  /** `resources`: a list, or a map by symbolic names. */
  #readList(container: unknown, place: Place, frame: Frame, parent: Parent | undefined): void {
    const resources = writtenAt(container, 'resources');
    if (resources === undefined) return;
    const within = placeIn(place, resources.key);
    const entries = isList(resources.value) ? resources.value.entries() : Object.entries(isObject(resources.value) ? resources.value : {});
    for (const [key, written] of entries) {
      if (isObject(written)) this.#readLoop(written, placeIn(within, key), frame, parent);
    }
  }

  #readLoop(written: Readonly<Record<string, unknown>>, place: Place, frame: Frame, parent: Parent | undefined): void {
    this.#run.spend(1);
    const type = this.#typeOf(written, place, frame, parent);
    // Whatever else a template deploys is somebody else's matter, and so is what stands in it.
    if (type === undefined || (KINDS[type.toLowerCase()] === undefined && type.toLowerCase() !== DEPLOYMENTS)) return;
    if (type.toLowerCase() === DEPLOYMENTS && !isOfInterestIn(written)) return;
    const copy = writtenAt(written, 'copy');
    if (copy === undefined || !isObject(copy.value)) return this.#readOne(written, { type, place, frame, parent });
    const within = placeIn(place, copy.key);
    const name = writtenAt(copy.value, 'name')?.value;
    const count = evaluateCount(writtenAt(copy.value, 'count')?.value, frame, placeIn(within, 'count'));
    if (count instanceof Unknown) return this.#run.problems.leavesOut(count, place);
    const before = this.#run.resources.length;
    for (let index = 0; index < count; index++) {
      const looped = inLoop(frame, { name: typeof name === 'string' ? name : '', index, isResource: true });
      this.#readOne(written, { type, place, frame: looped, parent });
    }
    const made = this.#run.resources.splice(before);
    for (const resource of countAlike(made)) this.#run.resources.push(resource);
  }

  #typeOf(written: Readonly<Record<string, unknown>>, place: Place, frame: Frame, parent: Parent | undefined): string | undefined {
    const type = writtenAt(written, 'type');
    if (type === undefined) return undefined;
    const value = evaluateWritten(type.value, frame, placeIn(place, type.key));
    if (typeof value !== 'string') return undefined;
    // Compiled Bicep of newer kinds writes the version behind the type.
    const [name = ''] = value.split('@');
    return parent === undefined || name.includes('.') ? name : `${parent.type}/${name}`;
  }

  #readOne(
    written: Readonly<Record<string, unknown>>,
    { type, place, frame, parent }: { type: string; place: Place; frame: Frame; parent: Parent | undefined },
  ): void {
    const { problems } = this.#run;
    const at = (key: string): Value => {
      const part = writtenAt(written, key);
      return part === undefined ? null : evaluateWritten(part.value, frame, placeIn(place, part.key));
    };
    const condition = at('condition');
    if (condition === false) return;
    if (condition instanceof Unknown) problems.assumes(condition, place);
    if (type.toLowerCase() === DEPLOYMENTS) return this.#readDeployment(written, place, frame);
    const kind = KINDS[type.toLowerCase()];
    if (kind === undefined) return;
    const own = at('name');
    const name = this.#fullName(own, type, parent);
    if (name instanceof Unknown) problems.leavesOut(name, place);
    const names = typeof name === 'string' ? name.split('/') : undefined;
    if (names !== undefined && names.length !== kind.names) {
      problems.add(
        placeIn(place, 'name'),
        `"${name}" has ${names.length} ${names.length === 1 ? 'name' : 'names'}, a resource of type ${type} has ${kind.names}: it is left out`,
      );
    } else if (names !== undefined)
      this.#take(written, { ...kind, names, place, frame, apiVersion: at('apiVersion'), isReference: at('existing') === true });
    this.#readList(written, place, frame, { type, name });
  }

  /** A child is named within its parent, or in full. */
  #fullName(own: Value, type: string, parent: Parent | undefined): Value {
    if (typeof own !== 'string' || parent === undefined || own.split('/').length === type.split('/').length - 1) return own;
    return typeof parent.name === 'string' ? `${parent.name}/${own}` : parent.name;
  }

  #take(
    written: Readonly<Record<string, unknown>>,
    {
      kind,
      names,
      place,
      frame,
      apiVersion,
      isReference,
    }: { kind: ResourceKind; names: string[]; place: Place; frame: Frame; apiVersion: Value; isReference: boolean },
  ): void {
    const reader = new BodyReader(this.#run, place);
    const body: Body = Object.create(null);
    for (const [key, value] of Object.entries(written)) {
      if (PASSED_OVER.has(key.toLowerCase())) continue;
      const part = reader.read(evaluateWritten(value, frame, placeIn(place, key)), [key]);
      if (part !== undefined) body[key] = part;
    }
    const { subscription, resourceGroup } = targetOf(written, place, frame, this.#target);
    const within = pathOf(place);
    const resource: Resource = {
      kind,
      names,
      subscription,
      resourceGroup,
      apiVersion: typeof apiVersion === 'string' ? apiVersion : undefined,
      body,
      unresolved: reader.unresolved,
      count: 1,
      isReference,
      document: place.document,
      written: (inBody) => [...within, ...writtenPathIn(written, inBody[0] === 'id' ? ['name'] : inBody)],
    };
    if ((kind === 'virtualMachine' || kind === 'scaleSet') && !isFromGallery(body)) {
      // It may be made from a gallery all the same.
      return reader.report((path) => path.includes('imageReference'));
    }
    reader.report((path) => !path.some((key) => OF_NO_INTEREST.has(key)));
    this.#run.resources.push(resource);
  }

  #readDeployment(written: Readonly<Record<string, unknown>>, place: Place, frame: Frame): void {
    const nested = nestedIn(written, place, frame, this.#target);
    if (nested === undefined) {
      const properties = writtenAt(written, 'properties');
      const link = writtenAt(properties?.value, 'templateLink');
      if (properties === undefined || link === undefined) return;
      const at = placeIn(placeIn(place, properties.key), link.key);
      return this.#run.problems.add(at, 'the template behind the link is not read: give it as a file of its own', 'key');
    }
    this.#run.deeper(
      () => new Deployment(this.#run, nested.deployed, nested.frame).read(),
      () =>
        this.#run.problems.unresolved(
          unknownIn({ ...frame, place, expression: undefined }, 'deployments stand within one another more often than can be followed'),
        ),
    );
  }
}

/** Machines that a loop makes alike are one, with their number; by the first one's name. */
function countAlike(made: readonly Resource[]): readonly Resource[] {
  const alike = new Map<string, Resource>();
  for (const [index, resource] of made.entries()) {
    const isMachine = resource.kind === 'virtualMachine' || resource.kind === 'scaleSet';
    const key = isMachine
      ? JSON.stringify([resource.kind, resource.subscription, resource.resourceGroup, resource.body], withoutNames)
      : index;
    const first = alike.get(String(key));
    alike.set(String(key), first === undefined ? resource : { ...first, count: first.count + resource.count });
  }
  return [...alike.values()];
}

/** What tells machines apart and is the same to an image: names, and what hangs on them by a name. */
function withoutNames(key: string, value: unknown): unknown {
  if (OWN_OF_MACHINES.has(key)) return undefined;
  if (key === 'dataDisks' && isList(value)) return value.map((disk) => unnamed(disk));
  return key === 'osDisk' ? unnamed(value) : value;
}

function unnamed(disk: unknown): unknown {
  return isObject(disk) ? { ...disk, name: undefined } : disk;
}

const OWN_OF_MACHINES: ReadonlySet<string> = new Set([
  'availabilitySet',
  'computerName',
  'computerNamePrefix',
  'customData',
  'diagnosticsProfile',
  'networkProfile',
  'tags',
  'zones',
]);

/** Whether something in a template, or in one within it, may be taken; of others nothing is asked. */
function isOfInterest(template: unknown): boolean {
  const resources = writtenAt(template, 'resources')?.value;
  const list = isList(resources) ? resources : Object.values(isObject(resources) ? resources : {});
  return list.some((resource) => {
    const type = writtenAt(resource, 'type')?.value;
    if (typeof type !== 'string') return false;
    const [name = ''] = type.toLowerCase().split('@');
    if (KINDS[name] !== undefined || isExpression(type)) return true;
    return name === DEPLOYMENTS && isOfInterestIn(resource);
  });
}

/** A template that stands elsewhere may hold anything. */
function isOfInterestIn(deployment: unknown): boolean {
  const properties = writtenAt(deployment, 'properties')?.value;
  const template = writtenAt(properties, 'template');
  return template === undefined ? writtenAt(properties, 'templateLink') !== undefined : isOfInterest(template.value);
}

/** What says how a resource is deployed, and is none of its properties; children are read by themselves. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'apiversion',
  'comments',
  'condition',
  'copy',
  'dependson',
  'existing',
  'metadata',
  'name',
  'resourcegroup',
  'resources',
  'scope',
  'subscriptionid',
  'type',
]);

/** Properties of machines that nobody judges, and of which many are secrets. */
const OF_NO_INTEREST: ReadonlySet<string | number> = new Set([
  'adminPassword',
  'adminUsername',
  'computerName',
  'computerNamePrefix',
  'customData',
  'diagnosticsProfile',
  'extensionProfile',
  'networkProfile',
  'secrets',
  'ssh',
  'userData',
]);

/** Whether a machine is made from an image of a gallery; of others nothing is asked. */
function isFromGallery(body: Body): boolean {
  const properties = body['properties'];
  const storage = partAt(properties, 'storageProfile') ?? partAt(partAt(properties, 'virtualMachineProfile'), 'storageProfile');
  const image = partAt(storage, 'imageReference');
  for (const key of ['id', 'sharedGalleryImageId', 'communityGalleryImageId']) {
    const id = partAt(image, key);
    if (typeof id === 'string' && /\/(?:galleries|sharedgalleries|communitygalleries)\//i.test(id)) return true;
  }
  return false;
}

function partAt(value: unknown, key: string): unknown {
  return writtenAt(value, key)?.value;
}
