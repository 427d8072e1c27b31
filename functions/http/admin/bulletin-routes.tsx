import type { Bulletin } from '#engine/figures/bulletin-view.ts'
import {
  allBulletins,
  bulletinsPage,
  draftBulletin,
  editBulletin,
  findBulletin,
  monthsOver,
  mostOfBulletin,
  releaseBulletin,
} from '#engine/figures/bulletins.ts'
import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Sheet } from '#engine/store/printing.ts'
import { unsealed } from '#engine/views/list-sheet.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { platformOf } from '#records/directory.ts'
import { paths } from '#web/paths.ts'
import { BulletinPage, BulletinsPage } from '#web/supervisor/bulletin-pages.tsx'
import { bulletinDraft, bulletinTable } from '#web/supervisor/bulletin-words.ts'
import { tell } from '#web/tell.ts'
import { sayMonth } from '#web/when.ts'
import { board } from '#web/words/staff/board.ts'
import { bulletins as words } from '#web/words/staff/bulletins.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, pdfReply, type Reply, refusing } from '../door/reply.ts'
import { csvReply, csvText } from '../door/sheet.ts'
import { statusOf } from '../door/status.ts'

/** Monthly bulletins (通报): drafted from figures, edited, released, sealed. */
export const bulletinRoutes: readonly Route[] = [
  { method: 'GET', path: '/board/bulletins', run: (ask, engine) => listPage(ask, engine) },
  {
    method: 'POST',
    path: '/board/bulletins',
    async run(ask, engine) {
      const { month = '' } = ask.form
      const done = await draftBulletin(engine, ask.person.id, month, (figures) =>
        bulletinDraft('zh', month, figures, (unit) => nameOfUnit(engine, unit)),
      )
      if (done.kind === 'done') return goTo(ask, paths.bulletin(month))
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await listPage(ask, engine, done.refusal))
    },
  },
  {
    method: 'GET',
    path: '/board/bulletins/{month}',
    run: withBulletin((ask, engine, one) => onePage(ask, engine, one)),
  },
  {
    method: 'POST',
    path: '/board/bulletins/{month}',
    run: withBulletin(async (ask, engine, one) => {
      const { act, text = '' } = ask.form
      const by = ask.person.id
      const done =
        act === 'release'
          ? await releaseBulletin(engine, by, one.month)
          : await editBulletin(engine, by, one.month, text)
      if (done.kind === 'done') return goTo(ask, paths.bulletin(one.month))
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, onePage(ask, engine, one, done.refusal))
    }),
  },
  { method: 'GET', path: '/board/bulletins/{month}/list.csv', run: withBulletin(listed) },
  { method: 'GET', path: '/board/bulletins/{month}/pdf', run: withBulletin(printed) },
]

/** A draft is its writers’ alone. */
function withBulletin(run: (ask: Signed, engine: Engine, one: Bulletin) => Promise<Reply> | Reply) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    if (!may(ask.person, 'bulletin.read')) return notFound(ask)
    const one = await findBulletin(engine, ask.params['month'] ?? '')
    return one && (one.released || may(ask.person, 'bulletin.write')) ? run(ask, engine, one) : notFound(ask)
  }
}

async function listPage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'bulletin.read')) return notFound(ask)
  const writes = may(ask.person, 'bulletin.write') !== null
  const known = new Set(writes ? (await allBulletins(engine)).map(({ month }) => month) : [])
  return page(
    <BulletinsPage
      shell={ask.shell}
      list={await bulletinsPage(engine, writes, ask.query['cursor'])}
      months={writes ? monthsOver(engine).filter((month) => !known.has(month)) : []}
      back={may(ask.person, 'list.board') ? { path: paths.board, label: board.title } : null}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

function onePage(ask: Signed, engine: Engine, one: Bulletin, refusal?: Refusal): Reply {
  return page(
    <BulletinPage
      shell={ask.shell}
      one={one}
      table={bulletinTable(ask.lang, one.figures, (unit) => nameOfUnit(engine, unit))}
      writes={one.released === null && may(ask.person, 'bulletin.write') !== null}
      hasPdf={Boolean(engine.printing)}
      most={mostOfBulletin}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** Its table alone, as a sheet. */
function listed({ lang }: Signed, engine: Engine, one: Bulletin): Reply {
  const { head: columns, rows } = bulletinTable(lang, one.figures, (unit) => nameOfUnit(engine, unit))
  const row = (cells: readonly string[]) => cells
  return csvReply(`bulletin-${one.month}`, csvText({ columns, row, rest: '' }, rows, true))
}

/** Sealed by the platform; the same words print the same file. */
async function printed(ask: Signed, engine: Engine, one: Bulletin): Promise<Reply> {
  const platform = platformOf(engine.deployment.directory)
  const { printing } = engine
  if (!one.released || !platform || !printing) return notFound(ask)
  const on = shanghaiDay(one.released.at)
  const t = tell('zh')
  const sheet: Sheet = {
    ...unsealed(engine, 'zh'),
    ...{ head: platform.name.zh, title: t(words.of, { month: sayMonth('zh', one.month) }) },
    ...{ date: sayDay(on).zh, day: on, mark: printing.seal.mark(platform.id, platform.name.zh) },
    blocks: [
      ...one.text.split(/\n\s*\n/).map((text) => ({ kind: 'text', text }) as const),
      { kind: 'table', ...bulletinTable('zh', one.figures, (unit) => nameOfUnit(engine, unit)) },
    ],
    alt: { mark: t(words.seal), qr: '' },
  }
  const bytes = await printing.seal.apply(await printing.printer.print([sheet]), platform.id)
  return pdfReply(`bulletin-${one.month}`, bytes)
}
