import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { StoredFile, Viewer } from '#engine/store/ports.ts'
import { type Answer, type Site, site, type Visitor, withoutToken } from '#tests/http/site.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { people, type Who } from './people.ts'
import { type Placed, place, type StageName, secrets, stages } from './stages.ts'

export type Town = Site & { readonly visitors: ReadonlyMap<string, Visitor> }
/** Cell: person, request, and the answer's fault. */
export type Cell = { readonly who: string; readonly what: string; readonly wrong: string | null }

export async function town(procedures?: Readonly<Record<string, Procedure>>): Promise<Town> {
  const open = site({ ...(procedures && { procedures }), host: () => ({ files: filesOfAll, viewer }) })
  await open.seat(...people)
  const visitors = new Map<string, Visitor>()
  for (const who of people) visitors.set(who.id, await open.visit(who))
  return { ...open, visitors }
}

type Expected = 'moves' | 'told' | 'notNow' | 'notFound'

export const unknownId = '0'.repeat(26)

/** Every person asks for a page of a case at a stage. */
export async function sweepCase(
  open: Town,
  stage: StageName,
  pages: Readonly<Record<string, (who: Who, placed: Placed) => boolean>>,
): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  for (const [path, allowed] of Object.entries(pages)) {
    const placed = await place(open.engine, stages[stage])
    for (const who of people) {
      const answer = await visitor(open, who).get(path.replace('{id}', placed.id))
      const unknown = await visitor(open, who).get(path.replace('{id}', unknownId))
      cells.push({
        who: who.as,
        what: `GET ${path} ${stage}`,
        wrong: allowed(who, placed) ? opened(answer) : closed(answer, unknown, placed),
      })
    }
  }
  return cells
}

/** Sends an event by everybody, at its possible stage. */
export async function sweepEvent(
  open: Town,
  {
    stage,
    event,
    form,
    path,
  }: { stage: StageName; event: string; form: Readonly<Record<string, string>>; path: string },
  expected: (who: Who, placed: Placed) => Expected,
): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  let placed = await place(open.engine, stages[stage])
  for (const who of people) {
    const before = await fileOf(open, placed)
    const sent = { ...form, event, seq: String(before.seq) }
    const answer = await visitor(open, who).post(path.replace('{id}', placed.id), sent)
    const unknown = await visitor(open, who).post(path.replace('{id}', unknownId), sent)
    const moved = (await fileOf(open, placed)).seq !== before.seq
    cells.push({
      who: who.as,
      what: `POST ${path} ${event} ${stage}`,
      wrong: verdict(expected(who, placed), moved, answer, unknown, placed),
    })
    if (moved) placed = await place(open.engine, stages[stage])
  }
  return cells
}

export function visitor(open: Town, who: Who): Visitor {
  const found = open.visitors.get(who.id)
  if (!found) throw new Error(`nobody is ${who.id}`)
  return found
}

/** Asked and involved units of the case, to check the stage. */
export async function standOf(open: Site, placed: Placed) {
  const file = await fileOf(open, placed)
  const procedure = procedureOf(open.engine, file)
  return {
    holder: file.holder.unit,
    asked: procedure.parties.asked(file.data),
    involved: procedure.parties.involved(file.data).toSorted(),
  }
}

export const leaks = (cells: readonly Cell[]) =>
  cells.filter(({ wrong }) => wrong !== null).map(({ who, what, wrong }) => `${who}: ${what}: ${wrong}`)

/** Not found, byte for byte like unknown ones. */
export function closed(answer: Answer, unknown: Answer, placed: Placed): string | null {
  if (answer.status !== 404) return `answered ${answer.status}, not 404`
  const told = secrets(placed.number).find((secret) => answer.body.includes(secret))
  if (told) return `told ${told}`
  const said = withoutToken(answer.body).replaceAll(placed.id, unknownId)
  const same = said === withoutToken(unknown.body) && unknown.status === 404
  return same ? null : 'does not answer as for an unknown id'
}

const opened = ({ status }: Answer) => (status === 200 ? null : `answered ${status}, not 200`)

function verdict(expected: Expected, moved: boolean, answer: Answer, unknown: Answer, placed: Placed): string | null {
  if (moved !== (expected === 'moves')) return moved ? 'moved the case' : `was refused: ${answer.status}`
  if (expected === 'notFound') return closed(answer, unknown, placed)
  const status = { moves: 303, told: 403, notNow: 409 }[expected]
  return answer.status === status ? null : `answered ${answer.status}, not ${status}`
}

async function fileOf({ engine }: Site, { id }: Placed) {
  const item = await engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}

const stored = (key: string): StoredFile => {
  const name = key.split('/').at(-1) ?? ''
  const state = name === 'unscanned' ? 'unscanned' : 'clean'
  return { key, name: `${name}.pdf`, size: 3, type: 'application/pdf', sha256: '00', receivedAt: 0, state }
}

/** Two files in every case: one scanned, one not. */
const viewer: Viewer = {
  picture: async () => ({ type: 'image/webp', bytes: new TextEncoder().encode('WEBP'), pages: 1 }),
}

const filesOfAll = {
  uploadForm: async () => ({ action: 'http://localhost:8080/upload', fields: {} }),
  upload: async () => undefined,
  put: async () => {},
  receive: async () => ({ kind: 'refused', code: 'type' }) as const,
  stat: async (key: string) => (key.startsWith(`case/${unknownId}`) ? undefined : stored(key)),
  read: async () => new TextEncoder().encode('PDF'),
  list: async (prefix: string) =>
    prefix.startsWith('case/') ? ['clean', 'unscanned'].map((one) => stored(prefix + one)) : [],
  remove: async () => {},
  clear: async () => {},
  copy: async () => {},
  rescan: async () => 0,
}
