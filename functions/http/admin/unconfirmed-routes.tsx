import { textFault } from '#engine/case/text-fault.ts'
import { ofChange } from '#engine/feeds/confirmations.ts'
import { changesOfMonth, openCopies, readChange, urgeCopy } from '#engine/feeds/copies.ts'
import { isOpen } from '#engine/feeds/copy.ts'
import { copyOf, openCopiesOf } from '#engine/feeds/copy-kind.ts'
import { isAstray } from '#engine/feeds/copy-standing.ts'
import { recipientOf, recipientsOf } from '#engine/feeds/recipients.ts'
import { may } from '#engine/people/authorise.ts'
import { everyonesOpenLiftings, type Lifting } from '#engine/register/measures.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { officeOf, ownerFor, recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import { readRound } from '#engine/store/read.ts'
import { shanghaiDay } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { paths } from '#web/paths.ts'
import { HoldersPage, mostWords } from '#web/recipients/holders-page.tsx'
import { monthSheet } from '#web/recipients/month-sheet.ts'
import { UnconfirmedPage } from '#web/supervisor/unconfirmed-page.tsx'
import { recordChanges } from '#web/words/staff/lists.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { sealedHolderLetter } from '../case/holder-letter.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'

/** The whole area’s: no county’s reader sees it. */
const ofArea = { holder: null }

/** Holders that have not confirmed changes (A6, B6; O36 23). */
export const unconfirmedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/unconfirmed',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board', ofArea)) return notFound(ask)
      const rowOf = async ({ recordId, unit, note, toldAt }: Lifting) => {
        const title = await titleFor(engine, ask, recordId)
        return title === null ? [] : [{ unitName: nameOfUnit(engine, unit), title, note, toldAt }]
      }
      const liftings = await across(await everyonesOpenLiftings(engine, ask.query['cursor']), async (items) =>
        (await Promise.all(items.map(rowOf))).flat(),
      )
      const all = await Promise.all((await recipientsOf(engine)).map((one) => behind(engine, one)))
      return page(
        <UnconfirmedPage shell={ask.shell} liftings={liftings} sharing={all.filter(({ open }) => open > 0)} />,
      )
    },
  },
  {
    method: 'GET',
    path: '/board/unconfirmed.csv',
    async run(ask, engine) {
      const month = ask.query['month'] ?? shanghaiDay(engine.clock.now()).slice(0, 7)
      if (!may(ask.person, 'list.board', ofArea) || !/^\d{4}-\d{2}$/.test(month)) return notFound(ask)
      return sheet(`unconfirmed-${month}`, monthSheet(ask.lang), async (at, limit) =>
        across(await changesOfMonth(engine, month, at, limit), async (found) => {
          const rows = found.map(async ({ copy, owed }) => {
            const title = await titleFor(engine, ask, copy.record)
            return title === null ? [] : [{ ...ofChange(engine, copy, owed), title }]
          })
          return (await Promise.all(rows)).flat()
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/board/unconfirmed/{recipient}',
    run: withRecipient((ask, engine, one) => holders(ask, engine, one)),
  },
  { method: 'POST', path: '/board/unconfirmed/{recipient}/urge', run: withRecipient(urge) },
  { method: 'GET', path: '/board/unconfirmed/{recipient}/letters/{change}', run: withRecipient(letter) },
]

function withRecipient(run: (ask: Signed, engine: Engine, one: Recipient) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = may(ask.person, 'list.board', ofArea) && (await recipientOf(engine, ask.params['recipient'] ?? null))
    return one ? run(ask, engine, one) : notFound(ask)
  }
}

async function holders(ask: Signed, engine: Engine, one: Recipient, refusal?: Refusal): Promise<Reply> {
  const rows = await across(await openCopies(engine, one.id, ask.query['cursor']), async (copies) => {
    const found = copies.map(async (copy) => {
      const title = await titleFor(engine, ask, copy.record)
      if (title === null) return []
      return copy.changes.filter(isOpen).map((owed) => ({
        ...ofChange(engine, copy, owed),
        ...{
          title,
          change: recordChanges[`record.${owed.change}`] ?? plain(owed.change),
          note: owed.wrong?.note ?? '',
        },
      }))
    })
    return (await Promise.all(found)).flat()
  })
  const input = refusal ? { refusal, values: ask.form } : {}
  return page(<HoldersPage shell={ask.shell} recipient={one} rows={rows} {...input} />, refusal ? 422 : 200)
}

const most = 500

/** Orders a holder to do all that is overdue or wrong. */
async function urge(ask: Signed, engine: Engine, one: Recipient): Promise<Reply> {
  const actor = may(ask.person, 'case.supervise')
  if (!actor) return notFound(ask)
  const words = (ask.form['words'] ?? '').trim()
  const fields = textFault('words', words, mostWords)
  if (Object.keys(fields).length > 0) return holders(ask, engine, one, { code: 'malformed', fields })
  const items = await readRound(engine.table, { index: 'queue', pk: openCopiesOf(one.id) }, most)
  let n = 0
  for (const { record, recipient } of items.map(copyOf)) {
    const isBarred = may(ask.person, 'case.supervise', await ownerFor(engine, record)) === null
    if (!isBarred) n += await urgeCopy(engine, { record, recipient }, actor, words)
  }
  return n > 0
    ? goTo(ask, paths.unconfirmedOf(one.id))
    : holders(ask, engine, one, { code: 'malformed', fields: { words: 'noneLate' } })
}

async function letter(ask: Signed, engine: Engine, { id }: Recipient): Promise<Reply> {
  const change = readChange(ask.params['change'] ?? '')
  const record = change && (await recordFor(engine, change.record, officeOf(ask.person)))
  if (!record || (await titleFor(engine, ask, record.id)) === null) return notFound(ask)
  return (await sealedHolderLetter(engine, record, { recipient: id, seq: change.seq })) ?? notFound(ask)
}

/** Null for an interest (回避); a sealed record by its id. */
async function titleFor(engine: Engine, { person }: Signed, recordId: string): Promise<string | null> {
  if (!may(person, 'list.board', await ownerFor(engine, recordId))) return null
  const record = await recordFor(engine, recordId, officeOf(person))
  return record ? recordTitle(record) : recordId
}

/** Counts what a recipient owes, up to a full page. */
async function behind(engine: Engine, { id, name }: Recipient) {
  const items = await readRound(engine.table, { index: 'queue', pk: openCopiesOf(id) }, most)
  const open = items.flatMap((item) => copyOf(item).changes.filter(isOpen))
  const late = open.filter((owed) => isAstray(owed, engine.clock.now()))
  const next = open.flatMap(({ due }) => due ?? []).toSorted()[0] ?? null
  return { id, unitName: name, open: open.length, late: late.length, isMore: items.length === most, next }
}
