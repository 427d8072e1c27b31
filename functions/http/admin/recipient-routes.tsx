import { deliverChange, openCopies, owedOf, sayChange } from '#engine/feeds/copies.ts'
import { isOpen } from '#engine/feeds/copy.ts'
import { contentFor } from '#engine/feeds/copy-content.ts'
import { recipientOf, recipientsOf } from '#engine/feeds/recipients.ts'
import { type Difference, differencesOf, noteDifference, readHeld } from '#engine/feeds/reconcile.ts'
import { mayAnswer, takeResults } from '#engine/feeds/result-file.ts'
import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across } from '#engine/store/paged.ts'
import type { Recipient } from '#records/recipient.ts'
import { type ChangeLine, changeSheet } from '#web/recipients/change-sheet.ts'
import { type RecipientInput, RecipientPage } from '#web/recipients/recipient-page.tsx'
import { RecipientsPage } from '#web/recipients/recipients-page.tsx'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'

/** Files out, results and holdings in, for recipients without interface. */
export const recipientRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/feed/of',
    run: async (ask, engine) =>
      may(ask.person, 'copies.list')
        ? page(<RecipientsPage shell={ask.shell} recipients={await recipientsOf(engine)} />)
        : notFound(ask),
  },
  { method: 'GET', path: '/feed/of/{recipient}', run: withRecipient((ask, _engine, at) => show(ask, at)) },
  {
    method: 'POST',
    path: '/feed/of/{recipient}/file',
    run: withRecipient((ask, engine, { to }) => file(ask, engine, to)),
  },
  { method: 'POST', path: '/feed/of/{recipient}/results', run: withRecipient(results) },
  { method: 'POST', path: '/feed/of/{recipient}/held', run: withRecipient(held) },
]

type At = { readonly to: Recipient; readonly actor: Actor }

function withRecipient(run: (ask: Signed, engine: Engine, at: At) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const to = await recipientOf(engine, ask.params['recipient'] ?? null)
    const actor = to && may(ask.person, 'copies.handle', { holder: to.id })
    return to && actor ? run(ask, engine, { to, actor }) : notFound(ask)
  }
}

const show = async ({ shell }: Signed, { to, actor }: At, input: RecipientInput = {}, status = 200): Promise<Reply> =>
  page(<RecipientPage shell={shell} recipient={to} mayAnswer={mayAnswer(to, actor)} {...input} />, status)

/** Delivers by the file, from which the days count. */
async function file({ shell }: Signed, engine: Engine, to: Recipient): Promise<Reply> {
  return sheet(`changes-${to.id}`, changeSheet(shell.lang), async (at) =>
    across(await openCopies(engine, to.id, at), async (copies) => {
      const found: ChangeLine[] = []
      for (const { record, changes } of copies) {
        const given = await recordFor(engine, record, 'recipient')
        const content = contentFor(engine, given, to.scope)
        for (const { seq, change, at: madeAt } of changes.filter(isOpen)) {
          await deliverChange(engine, to.id, { record, seq })
          const owed = await owedOf(engine, { record, recipient: to.id }, seq)
          const title = given && to.scope === 'all' ? recordTitle(given) : ''
          found.push({ id: sayChange({ record, seq }), record, change, madeAt, due: owed?.due ?? null, title, content })
        }
      }
      return found
    }),
  )
}

async function results(ask: Signed, engine: Engine, at: At): Promise<Reply> {
  const { to, actor } = at
  if (!mayAnswer(to, actor)) return notFound(ask)
  const text = ask.form['results'] ?? ''
  if (text.trim() === '') return show(ask, at, missing('results', ask), 422)
  const how = to.kind === 'checkedByLooking' && actor.role !== 'recipient' ? 'looked' : 'file'
  const taken = await takeResults(engine, to.id, text, { actor, how })
  return show(ask, at, { taken })
}

const most = 200

/** Notes each difference, and shows the first. */
async function held(ask: Signed, engine: Engine, at: At): Promise<Reply> {
  const { to, actor } = at
  const read = readHeld(ask.form['held'] ?? '')
  if (read.held.size === 0) return show(ask, at, missing('held', ask), 422)
  const isWhole = read.bad.length === 0 && ask.form['whole'] === 'on'
  const found: (Difference & { readonly title: string })[] = []
  let differing = 0
  for await (const one of differencesOf(engine, to, read.held)) {
    if (one.what === 'missing' && !isWhole) continue
    differing += 1
    await noteDifference(engine, to, one, actor)
    if (found.length === most) continue
    const record = await recordFor(engine, one.record, 'recipient')
    found.push({ ...one, title: record && to.scope === 'all' ? recordTitle(record) : '' })
  }
  return show(ask, at, { compared: { compared: read.held.size, differing, found, bad: read.bad } })
}

const missing = (name: string, { form }: Signed): RecipientInput => ({
  values: form,
  refusal: { code: 'malformed', fields: { [name]: 'required' } },
})
