import type { IForbiddenRuleType } from 'dependency-cruiser'
import { type House, houses } from './rooms.ts'

const ours = '^(core|packages|workflows|functions|web|hosts|cli|infra|cloud)/'
const law = '^packages/deadline/'
// States, ways and definitions of a chart.
const chart = '^packages/chart-to-asl/'
const records = '^core/records/'
// Parts of a procedure, and those that several share.
const contract = '^workflows/(contract|common)/'
const procedure = '^workflows/(?!contract/|common/)([^/]+)/'
const registry = '^workflows/index\\.ts$'
const unit = '\\.test\\.tsx?$'
const hosts = 'aws|local|memory'

/** Imports by docs/architecture.md; unit tests may bring doubles and node:. */
export const rules: readonly IForbiddenRuleType[] = [
  mayImport('law-only-itself', law, []),
  never('law-without-npm', law, 'node_modules/'),
  mayImport('chart-only-itself', chart, []),
  mayImport('ledger-only-itself', '^core/ledger/', []),
  mayImport('records-law', records, [law]),
  mayImport('procedure-law-and-records', procedure, [law, records, contract, procedure]),
  never('procedure-never-another', procedure, procedure, '^workflows/$1/'),
  mayImport('contract-names-no-procedure', contract, [law, records, contract]),
  mayImport('registry-only-procedures', registry, ['^workflows/']),
  mayImport('engine-names-no-procedure', '^core/engine/', ['^core/', law, chart, contract]),
  mayImport('web-views-and-words', '^web/', [
    law,
    records,
    '^core/ledger/',
    '^core/engine/\\w+/(.*view|paged|person|mandate-powers|printing|ports|repeats|reach)\\.ts$',
    contract,
    '^workflows/.+/words\\.ts$',
  ]),
  mayImport('functions-core-web-registry-host', '^functions/', [
    '^core/',
    law,
    '^web/',
    contract,
    registry,
    `^hosts/(${hosts})/index\\.ts$`,
  ]),
  mayImport('cli-core-web-registry-host', '^cli/', [
    '^core/',
    law,
    '^web/',
    contract,
    registry,
    `^hosts/(${hosts})/index\\.ts$`,
  ]),
  mayImport('adapters-core', `^hosts/(?!(${hosts})/)`, ['^core/', law, '^hosts/', contract]),
  mayImport('hosts-core-and-functions', `^hosts/(${hosts})/`, [
    '^core/',
    law,
    '^hosts/',
    '^functions/',
    contract,
    registry,
  ]),
  never('hosts-never-each-other', `^hosts/(${hosts})/`, `^hosts/(${hosts})/`, '^hosts/$1/'),
  never('host-parts-name-no-host', `^hosts/(?!(${hosts})/)`, `^hosts/(${hosts})/`),
  mayImport('infra-registry-and-compiler', '^infra/', [
    contract,
    registry,
    chart,
    '^hosts/aws/item',
    '^functions/(doors|gateway-routes)\\.ts$',
  ]),
  // The strict world shares no code with what it judges.
  mayImport('cloud-only-itself', '^cloud/', []),
  never('pure-npm-xstate-zod', '^(core|packages|workflows)/', 'node_modules/', 'node_modules/(xstate|zod)/'),
  {
    name: 'pure-without-node',
    severity: 'error',
    from: { path: '^(core|packages|workflows)/', pathNot: unit },
    to: { dependencyTypes: ['core'] },
  },
  never('nothing-imports-tests', ours, `^tests/|${unit}`),
  {
    name: 'no-cycle',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  ...houses.flatMap(walls),
  // An import that does not resolve satisfies every other rule silently.
  { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
]

function mayImport(name: string, from: string, allowed: readonly string[]): IForbiddenRuleType {
  return never(name, from, ours, [from, ...allowed])
}

function never(name: string, from: string, to: string, except: string | readonly string[] = []): IForbiddenRuleType {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: unit },
    to: { path: to, pathNot: [except].flat() },
  }
}

/** Bars each room of a house that is not named. */
function walls({ folder, rooms }: House): readonly IForbiddenRuleType[] {
  const place = (name: string) => (name === '.' ? `^${folder}/[^/]+$` : `^${folder}/${name}/`)
  return rooms.flatMap(({ name, uses }) => {
    const barred = rooms
      .filter((room) => room.name !== name && !uses.includes(room.name))
      .map((room) => place(room.name))
    return barred.length === 0 ? [] : [never(`room ${folder}/${name}`, place(name), barred.join('|'))]
  })
}
