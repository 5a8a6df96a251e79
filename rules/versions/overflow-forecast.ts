import { defineRule } from '../../src/engine/rule.ts';
import { forecastOverflow } from '../../src/estate/date-scheme.ts';

/** No scheme grows from fewer than ten digits past the range of a 32-bit integer within years. */
const LEAST = 1_000_000_000;

export default defineRule({
  id: 'versions/overflow-forecast',
  severity: 'info',
  title: 'A scheme of version numbers from dates is about to run out',
  why: 'A number made from the date grows until the service refuses it; on that day the pipeline fails with a name that worked the day before.',
  remedy: 'Split the date over two parts of the number (1.260115.1200), or count builds instead.',
  sources: ['V05'],
  notes:
    'Three schemes can be read from a part that still fits: yyMMddHHmm (or yyMMdd with four more digits), which passes 2,147,483,647 on 2022-01-01; seconds since 1970, on 2038-01-19; and yyyyMMddHH (or yyyyMMdd with a counter), on 2148-01-01. yyyyMMdd, yyMMdd, yyDDDHHmm and yyyyDDD never pass it, and yyyyMMddHHmm, yyMMddHHmmss and yyyyDDDHHmm are over it from the start, which is the business of versions/name-range. Of several readings the one nearest to today counts, and a date more than ten years back or one year ahead is taken for chance. Numbers that begin with the day or the month do not sort and are not looked for. Only versions that no newer one supersedes are judged.',
  options: {
    years: { default: 2, minimum: 1, maximum: 20, description: 'How far ahead of today to look, in years.' },
  },
  exampleSettings: { today: '2021-06-01' },
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.2106010900
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.210601.900
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { facts, today, options, report }) {
    if (version.number === undefined || version.isSuperseded) return;
    for (const part of version.number) {
      if (part < LEAST) continue;
      const limit = facts.limit('versionNumberPart');
      const forecast = limit === undefined ? undefined : forecastOverflow(part, limit, today, options.years ?? 0);
      if (forecast === undefined) continue;
      const { layout, day, overflowDay } = forecast;
      const end = overflowDay <= today ? `has been over ${limit} since ${overflowDay}` : `passes ${limit} on ${overflowDay}`;
      report({ message: `${part} in "${version.name}" reads as ${layout} of ${day}, a scheme that ${end}` });
    }
  },
});
