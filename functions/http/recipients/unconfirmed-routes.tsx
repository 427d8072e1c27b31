import { faultOfDay, giveOrder, headless, mostSaid } from '#engine/begin/supervise.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { ofChange, ofLifting } from '#engine/feeds/confirmations.ts'
import { type ChangeId, openCopies, owedOf, readChange, sayChange } from '#engine/feeds/copies.ts'
import { isOpen } from '#engine/feeds/copy.ts'
import { copyOf, openCopiesOf } from '#engine/feeds/copy-kind.ts'
import { isAstray } from '#engine/feeds/copy-standing.ts'
import { recipientOf, recipientsOf } from '#engine/feeds/recipients.ts'
import { copiesToUrge, urgeCopy } from '#engine/feeds/urge-copies.ts'
import { tellHolderOrder } from '#engine/mail/tell-staff.ts'
import { type HolderOrder, holderOrders, orderHolder } from '#engine/papers/holder-order.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { caseOfLifting, everyonesOpenLiftings } from '#engine/register/measures.ts'
import { officeOf, ownerFor, recordFor } from '#engine/register/register-door.ts'
import { owePush } from '#engine/run/push-changes.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import { readRound } from '#engine/store/read.ts'
import { inTurn } from '#engine/store/read-several.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { unitById } from '#records/directory.ts'
import { beginningOf } from '#records/normalise.ts'
import type { Recipient } from '#records/recipient.ts'
import { paths } from '#web/paths.ts'
import { HoldersPage, mostWords } from '#web/recipients/holders-page.tsx'
import { monthSheet } from '#web/recipients/month-sheet.ts'
import { GiveOrderPage } from '#web/supervisor/give-order-page.tsx'
import { UnconfirmedPage } from '#web/supervisor/unconfirmed-page.tsx'
import { tell } from '#web/tell.ts'
import { readLegalDay } from '#web/values.ts'
import { board } from '#web/words/staff/board.ts'
import { recordChanges } from '#web/words/staff/lists.ts'
import { recipientFiles, unconfirmed as words } from '#web/words/staff/recipients.ts'
import { orders } from '#web/words/staff/supervise.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import { sealedHolderLetter } from '../case/holder-letter.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { viewFiles } from '../oversight/view-files.ts'
import { ofArea, titleFor } from './holder-month-routes.tsx'

/** Holders that have not confirmed changes (A6, B6; O36 23). */
export const unconfirmedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/unconfirmed',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board', ofArea)) return notFound(ask)
      const liftings = await openMeasures(ask, engine)(ask.query['cursor'])
      const all = await Promise.all((await recipientsOf(engine)).map((one) => behind(engine, one)))
      return page(
        <UnconfirmedPage
          shell={ask.shell}
          liftings={liftings}
          sharing={all.filter(({ open }) => open > 0)}
          hasPdf={Boolean(engine.printing)}
        />,
      )
    },
  },
  ...viewFiles({ csv: paths.openSheet, pdf: paths.openPdf }, async (ask, engine) => {
    if (!may(ask.person, 'list.board', ofArea)) return null
    const t = tell(ask.lang)
    const owed = (await recipientsOf(engine)).map(({ id }) => openOf(ask, engine, id))
    return {
      said: { name: 'unconfirmed', title: t(words.title), lead: t(words.lead) },
      form: { ...monthSheet(ask.lang), rest: t(board.rest) },
      read: (at, limit) =>
        inTurn<HolderView & { readonly title: string }>(
          [...owed, openMeasures(ask, engine)].map((read) => (from) => read(from, limit)),
          at,
        ),
    }
  }),
  {
    method: 'GET',
    path: '/board/unconfirmed/{recipient}',
    run: withRecipient((ask, engine, one) => holders(ask, engine, one)),
  },
  { method: 'POST', path: '/board/unconfirmed/{recipient}/urge', run: withRecipient(urge) },
  { method: 'GET', path: '/board/unconfirmed/{recipient}/letters/{change}', run: withRecipient(letter) },
  { method: 'GET', path: '/board/unconfirmed/{recipient}/orders/{change}', run: withRecipient(order) },
  { method: 'POST', path: '/board/unconfirmed/{recipient}/orders/{change}', run: withRecipient(give) },
]

function withRecipient(run: (ask: Signed, engine: Engine, one: Recipient) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = may(ask.person, 'list.board', ofArea) && (await recipientOf(engine, ask.params['recipient'] ?? null))
    return one ? run(ask, engine, one) : notFound(ask)
  }
}

/** Open changes of one recipient, with the record of each. */
const openOf = (ask: Signed, engine: Engine, id: string) => async (at: string | undefined, limit?: number) =>
  across(await openCopies(engine, id, at, {}, limit), async (copies) => {
    const found = copies.map(async (copy) => {
      const title = await titleFor(engine, ask, copy.record)
      if (title === null) return []
      return copy.changes.filter(isOpen).map((owed) => ({
        ...ofChange(engine, copy, owed),
        ...{
          title,
          change: recordChanges[`record.${owed.change}`] ?? plain(owed.change),
          note: owed.wrong ? sayNote(owed.wrong.note) : null,
        },
      }))
    })
    return (await Promise.all(found)).flat()
  })

/** Measures that nobody has confirmed as lifted. */
const openMeasures = (ask: Signed, engine: Engine) => async (at: string | undefined, limit?: number) =>
  across(await everyonesOpenLiftings(engine, at, limit), async (items) => {
    const found = items.map(async (lifting) => {
      const { recordId, caseId, unit } = lifting
      const title = await titleFor(engine, ask, recordId)
      const mayOrder = caseOfLifting(caseId) !== null && unitById(engine.deployment.directory, unit) !== null
      const order = mayOrder ? paths.orderLifting(recordId, `${caseId}.${unit}`) : null
      return title === null ? [] : [{ ...ofLifting(engine, lifting), title, order }]
    })
    return (await Promise.all(found)).flat()
  })

async function holders(ask: Signed, engine: Engine, one: Recipient, refusal?: Refusal): Promise<Reply> {
  const rows = await openOf(ask, engine, one.id)(ask.query['cursor'])
  const mayOrder = unitById(engine.deployment.directory, one.id) !== null
  const ordered = orderedBy(ask.query)
  const given = await holderOrders(engine, one.id, ask.query['order'])
  const input = refusal ? { refusal, values: ask.form } : {}
  return page(
    <HoldersPage shell={ask.shell} recipient={one} {...{ rows, mayOrder, ordered, given }} {...input} />,
    refusal ? 422 : 200,
  )
}

/** Found by comparing, in words; or what a person noted. */
function sayNote(note: string): Bilingual {
  const { missing, other, extra } = recipientFiles
  const found: Readonly<Record<string, Bilingual>> = { missing, other, extra }
  return found[note] ?? plain(note)
}

const orderedBy = ({ done, left }: Signed['query']) =>
  done === undefined ? null : { done: Number(done) || 0, left: Number(left) || 0 }

const most = 500

/** One order, with a number and a day, over what is overdue or wrong. */
async function urge(ask: Signed, engine: Engine, one: Recipient): Promise<Reply> {
  const actor = may(ask.person, 'case.supervise')
  if (!actor) return notFound(ask)
  const words = (ask.form['words'] ?? '').trim()
  const due = readLegalDay(ask.form, 'due')
  const fields = { ...textFault('words', words, mostWords), ...faultOfDay(due, shanghaiDay(engine.clock.now())) }
  if (Object.keys(fields).length > 0) return holders(ask, engine, one, { code: 'malformed', fields })
  const mayOrder = async (record: string) => may(ask.person, 'case.supervise', await ownerFor(engine, record)) !== null
  const { copies, n, left } = await copiesToUrge(engine, one.id, { most, mayOrder })
  if (n === 0) return holders(ask, engine, one, { code: 'malformed', fields: { words: 'noneLate' } })
  const changes = copies.flatMap(({ record, changes: all }) => all.map(({ seq }) => sayChange({ record, seq })))
  // The order first: it can be answered whatever happens next.
  const told = async (order: HolderOrder) => [
    ...(await tellHolderOrder(engine, one, order)),
    ...(await owePush(engine, one, order.id)),
  ]
  const { number, by } = await orderHolder(engine, actor, { recipient: one.id, words, due, changes }, told)
  for (const copy of copies) await urgeCopy(engine, copy, { actor, words, order: { number, by, due } })
  return goTo(ask, `${paths.unconfirmedOf(one.id)}?done=${n}&left=${left}`)
}

async function letter(ask: Signed, engine: Engine, { id }: Recipient): Promise<Reply> {
  const change = readChange(ask.params['change'] ?? '')
  const record = change && (await recordFor(engine, change.record, officeOf(ask.person)))
  if (!record || (await titleFor(engine, ask, record.id)) === null) return notFound(ask)
  return (await sealedHolderLetter(engine, record, { recipient: id, seq: change.seq })) ?? notFound(ask)
}

type Astray = { readonly one: Opened; readonly actor: Actor; readonly change: ChangeId; readonly title: string }

/** Late or wrong change of a case, at a unit. */
async function astray(ask: Signed, engine: Engine, { id }: Recipient): Promise<Astray | null> {
  const change = readChange(ask.params['change'] ?? '')
  const owed = change && (await owedOf(engine, { record: change.record, recipient: id }, change.seq))
  if (!change || !owed || !isAstray(owed, engine.clock.now()) || !unitById(engine.deployment.directory, id)) return null
  const one = owed.caseId === null ? null : await openCase(engine, ask.person, owed.caseId)
  const actor = one && may(ask.person, 'case.supervise', caseTarget(procedureOf(engine, one.file), one.file))
  const title = await titleFor(engine, ask, change.record)
  return one && actor && title !== null ? { one, actor, change, title } : null
}

async function order(ask: Signed, engine: Engine, holder: Recipient, refusal?: Refusal): Promise<Reply> {
  const found = await astray(ask, engine, holder)
  if (!found) return notFound(ask)
  const { one, change, title } = found
  const t = tell(ask.lang)
  const name = t(nameOfUnit(engine, holder.id))
  const about = { procedure: procedureOf(engine, one.file), file: one.file }
  const unheard = (await headless(engine, about, [holder.id])).length > 0 ? [name] : []
  const given = {
    path: paths.orderHolder(holder.id, sayChange(change)),
    back: paths.unconfirmedOf(holder.id),
    order: t(orders.holderText, { title }),
  }
  const units = [{ value: holder.id, label: name }]
  return page(
    <GiveOrderPage
      {...{ shell: ask.shell, one: one.view, units, unheard, most: mostSaid, holder: given }}
      {...(refusal && { values: ask.form, refusal })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** A numbered order (督办单) to a holder that does not follow. */
async function give(ask: Signed, engine: Engine, holder: Recipient): Promise<Reply> {
  const found = await astray(ask, engine, holder)
  if (!found) return notFound(ask)
  const { one, actor, change } = found
  const said = ask.form['order'] ?? ''
  const done = await giveOrder(engine, { procedure: procedureOf(engine, one.file), file: one.file }, actor, {
    ...{ unit: holder.id, order: said, due: readLegalDay(ask.form, 'due'), holder: true },
    isToldOtherwise: ask.form['isToldOtherwise'] !== undefined,
  })
  if (done.kind === 'refused') return order(ask, engine, holder, done.refusal)
  const words = beginningOf(said.trim(), mostWords)
  await urgeCopy(engine, { record: change.record, recipient: holder.id }, { actor, words })
  return goTo(ask, paths.order(one.file.id, done.file.seq))
}

/** Counts what a recipient owes, up to a full page. */
async function behind(engine: Engine, { id, name }: Recipient) {
  const items = await readRound(engine.table, { index: 'queue', pk: openCopiesOf(id) }, most)
  const open = items.flatMap((item) => copyOf(item).changes.filter(isOpen))
  const late = open.filter((owed) => isAstray(owed, engine.clock.now()))
  const next = open.flatMap(({ due }) => due ?? []).toSorted()[0] ?? null
  return { id, unitName: name, open: open.length, late: late.length, isMore: items.length === most, next }
}
