import { expect } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import { program } from '#tests/api/program.ts'
import { subject } from '#tests/authz/people.ts'
import { boardRecount } from '#tests/support/recount-board.ts'
import { hookId, hookUrl, reasonOf } from './fill-hooks.ts'
import { orderWords } from './fill-lists.ts'
import { askedOf, heldBy, registered, times, waitingWith } from './lists.ts'
import { named } from './town.ts'
import type { World } from './world.ts'

/** List of the interface: asker, mark of lines, required lines. */
export type ApiList = {
  readonly id: string
  readonly as: string
  readonly path: string
  readonly of: string
  readonly mark: string
  /** True of a list that the town leaves empty. */
  readonly isEmptyHere?: true
  readonly wanted: (world: World, cases: readonly CaseFile[]) => readonly string[] | Promise<readonly string[]>
}

const tasks = (as: string, ...of: readonly [unit: string | null, ...roles: readonly string[]]): ApiList => ({
  ...{ id: 'listTasks', as, path: '/tasks', of: 'cases', mark: 'number' },
  wanted: heldBy(...of),
})

export const apiLists: readonly ApiList[] = [
  { id: 'findRecords', as: 'nobody', path: `/records?q=${subject}`, of: 'records', mark: 'id', wanted: registered },
  { id: 'listOwnRecords', as: 'filer', path: '/own/records', of: 'records', mark: 'id', wanted: registered },
  { id: 'listOwnCases', as: 'filer', path: '/own/cases', of: 'cases', mark: 'id', wanted: ownCases },
  tasks('intake', 'FGW', 'intake'),
  tasks('head of the holder', 'HJ', 'officer', 'head'),
  tasks('supervisor', null, 'supervisor'),
  {
    ...{ id: 'listBoard', as: 'supervisor', path: '/board', of: 'limits', mark: 'number' },
    wanted: async ({ engine }, files) => (await boardRecount(engine, files, [])).map(({ number }) => number),
  },
  {
    ...{ id: 'listTasks', as: 'officer of the asked', path: '/tasks?asked=true', of: 'cases', mark: 'number' },
    wanted: askedOf('RS'),
  },
  {
    ...{ id: 'listTasks', as: 'intake', path: '/tasks?waiting=true', of: 'cases', mark: 'number' },
    wanted: waitingWith(['FGW']),
  },
  {
    ...{ id: 'listHandedOver', as: 'account of Credit China', path: '/credit-china/applications' },
    // The town has no repairs: tests/api/credit-china.test.ts turns it.
    ...{ of: 'applications', mark: 'id', wanted: handedOver, isEmptyHere: true },
  },
  { id: 'listOrders', as: 'recipient', path: '/feed/orders', of: 'orders', mark: 'words', wanted: times(orderWords) },
  { id: 'listWebhooks', as: 'filer', path: '/webhooks', of: 'webhooks', mark: 'url', wanted: times(hookUrl) },
  {
    ...{
      id: 'listDeliveries',
      as: 'filer',
      path: `/webhooks/${hookId(0)}/deliveries`,
      of: 'deliveries',
      mark: 'reason',
    },
    wanted: times(reasonOf),
  },
]

/** Repairs that wait for Credit China. */
function handedOver(_: World, files: readonly CaseFile[]) {
  return files.flatMap(({ id, procedure, state }) => (procedure === 'repair' && state === 'handedOver' ? id : []))
}

function ownCases(_: World, files: readonly CaseFile[]) {
  return files.flatMap((file) => (file.subject === subject ? file.id : []))
}

/** Marks of all lines, page by page as programs turn. */
export async function toldBy(world: World, { as, path, of, mark }: ApiList): Promise<readonly string[]> {
  const client = program(world, as === 'nobody' ? null : named(as))
  const marks: string[] = []
  for (let cursor: unknown = '', pages = 0; cursor !== null; pages += 1) {
    if (pages > world.n + 5) throw new Error(`${path} never ends`)
    const at =
      cursor === '' ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(`${cursor}`)}`
    const { status, body } = await client.get(at)
    expect([at, status]).toEqual([at, 200])
    const lines = body[of] as readonly Readonly<Record<string, unknown>>[]
    marks.push(...lines.map((line) => `${line[mark]}`))
    expect([at, 'cursor' in body]).toEqual([at, true])
    cursor = body['cursor']
  }
  return marks
}
