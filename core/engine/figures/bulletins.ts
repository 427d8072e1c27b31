import { textFault } from '#engine/case/text-fault.ts'
import { type AdminOutcome, administer, change, refused } from '#engine/people/admin-log.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'
import {
  type BulletinActs,
  bulletinItem,
  bulletinKey,
  bulletinOf,
  draftedBulletin,
  editedBulletin,
  releasedBulletin,
} from './bulletin-kind.ts'
import type { Bulletin, BulletinFigures } from './bulletin-view.ts'
import { monthFigures } from './oversight.ts'

/** Characters of a bulletin. */
export const mostOfBulletin = 4000
/** Months back of which one may still be drafted. */
const mostBack = 12

/** The last months that are over, the newest first. */
export function monthsOver({ clock }: Pick<Engine, 'clock'>): readonly string[] {
  const now = `${shanghaiDay(clock.now()).slice(0, 7)}-01`
  return Array.from({ length: mostBack }, (_, i) => addMonths(now, -1 - i).slice(0, 7))
}

/** Bulletins of the area, the newest month first. */
export async function allBulletins({ table, deployment }: Pick<Engine, 'table' | 'deployment'>) {
  const { pk } = bulletinKey(deployment.area, '')
  return (await readAll(table, { index: 'main', pk, newestFirst: true })).map(bulletinOf)
}

/** A page of them; drafts are shown to their writers alone. */
export function bulletinsPage(
  { table, deployment }: Pick<Engine, 'table' | 'deployment'>,
  writes: boolean,
  at: string | undefined,
): Promise<Paged<Bulletin>> {
  const list = { index: 'main', pk: bulletinKey(deployment.area, '').pk, newestFirst: true } as const
  const shown = (items: readonly Item[]) => items.map(bulletinOf).filter(({ released }) => writes || released !== null)
  return readSifted((from) => readPage(table, list, from), shown, at)
}

export async function findBulletin({ table, deployment }: Pick<Engine, 'table' | 'deployment'>, month: string) {
  const item = await table.get(bulletinKey(deployment.area, month))
  return item ? bulletinOf(item) : null
}

/** Drafts one of a month that is over, from its figures. */
export function draftBulletin(
  engine: Engine,
  by: string,
  month: string,
  wordsOf: (figures: BulletinFigures) => string,
): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'bulletin.write' }, 'bulletin.drafted', async (_, at) => {
    if (!monthsOver(engine).includes(month)) return refused('malformed', { month: 'choose' })
    if (await findBulletin(engine, month)) return refused('movedOn')
    const figures = await monthFigures(engine, month)
    const act: BulletinActs['bulletin.drafted'] = { month, by, text: wordsOf(figures), figures }
    return change(act, [{ put: bulletinItem(draftedBulletin(act, at), engine.deployment.area, 1), when: 'absent' }])
  })
}

/** Changes the words of a draft; its figures stay. */
export function editBulletin(engine: Engine, by: string, month: string, text: string): Promise<AdminOutcome> {
  return onDraft(engine, by, 'bulletin.edited', month, (one) => {
    const fields = textFault('text', text, mostOfBulletin)
    if (Object.keys(fields).length > 0) return refused('malformed', fields)
    const act: BulletinActs['bulletin.edited'] = { month, by, text: text.trim() }
    return { act, next: editedBulletin(one, act) }
  })
}

/** Released, it stands: heads read it, and its paper is sealed. */
export function releaseBulletin(engine: Engine, by: string, month: string): Promise<AdminOutcome> {
  return onDraft(engine, by, 'bulletin.released', month, (one, at) => {
    const act: BulletinActs['bulletin.released'] = { month, by }
    return { act, next: releasedBulletin(one, act, at) }
  })
}

type Step = { readonly act: object; readonly next: Bulletin }

function onDraft(
  engine: Engine,
  by: string,
  type: 'bulletin.edited' | 'bulletin.released',
  month: string,
  step: (one: Bulletin, at: number) => Step | ReturnType<typeof refused>,
): Promise<AdminOutcome> {
  const { table, deployment } = engine
  return administer(engine, { person: by, action: 'bulletin.write' }, type, async (_, at) => {
    const item: Item | undefined = await table.get(bulletinKey(deployment.area, month))
    if (!item) return refused('notFound')
    const one = bulletinOf(item)
    if (one.released) return refused('movedOn')
    const done = step(one, at)
    if ('kind' in done) return done
    return change(done.act, [{ put: bulletinItem(done.next, deployment.area, item.v + 1), when: { v: item.v } }])
  })
}
