import { changeLines } from '#engine/feeds/change-lines.ts'
import { handedBytes, handedFiles, handFile } from '#engine/feeds/handed-file.ts'
import { recipientOf, recipientsOf } from '#engine/feeds/recipients.ts'
import { type Difference, differencesOf, noteDifference, readHeld } from '#engine/feeds/reconcile.ts'
import { mayAnswer, takeResults } from '#engine/feeds/result-file.ts'
import { holderOrders } from '#engine/papers/holder-order.ts'
import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Recipient } from '#records/recipient.ts'
import { paths } from '#web/paths.ts'
import { changeSheet } from '#web/recipients/change-sheet.ts'
import { type RecipientInput, RecipientPage } from '#web/recipients/recipient-page.tsx'
import { RecipientsPage } from '#web/recipients/recipients-page.tsx'
import { importRefusals } from '#web/words/staff/imports.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { uploadRefusal } from '../case/draft.ts'
import { sheetForm, sheetLines, sheetThatCame } from '../case/sheet-upload.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { csvReply, csvText } from '../door/sheet.ts'

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
  { method: 'GET', path: '/feed/of/{recipient}', run: withRecipient(arrived) },
  {
    method: 'POST',
    path: '/feed/of/{recipient}/file',
    run: withRecipient(file),
  },
  { method: 'GET', path: '/feed/of/{recipient}/files/{file}', run: withRecipient(again) },
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

async function show(
  ask: Signed,
  engine: Engine,
  { to, actor }: At,
  input: RecipientInput = {},
  status = 200,
): Promise<Reply> {
  const upload = await sheetForm(ask, engine, paths.recipient(to.id))
  const handed = await handedFiles(engine, to.id)
  const orders = await holderOrders(engine, to.id, ask.query['order'])
  const given = {
    recipient: to,
    mayAnswer: mayAnswer(to, actor),
    listed: may(ask.person, 'copies.list') !== null,
    upload,
    ...{ handed, orders },
  }
  return page(<RecipientPage shell={ask.shell} {...given} {...input} />, status)
}

/** The page, with the file of results that has just come. */
async function arrived(ask: Signed, engine: Engine, at: At): Promise<Reply> {
  const refusal = await uploadRefusal(engine, ask.query)
  if (refusal) return show(ask, engine, at, { refusal }, 422)
  const file = await sheetThatCame(ask, engine)
  return show(ask, engine, at, file ? { arrived: file } : {})
}

/** Hands over a whole file, from which the days count. */
async function file({ shell }: Signed, engine: Engine, { to }: At): Promise<Reply> {
  const at = engine.clock.now()
  const { lines, isAll, next } = await changeLines(engine, to, at)
  const text = csvText(changeSheet(shell.lang), lines, isAll)
  if (lines.length > 0)
    await handFile(engine, to.id, {
      ...{ at, changes: lines.map(({ id }) => id), next },
      bytes: new TextEncoder().encode(text),
    })
  return csvReply(`changes-${to.id}`, text)
}

/** The same file again, as it was handed over. */
async function again(ask: Signed, engine: Engine, { to }: At): Promise<Reply> {
  const bytes = await handedBytes(engine, to.id, ask.params['file'] ?? '')
  return bytes
    ? csvReply(`changes-${to.id}`, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    : notFound(ask)
}

async function results(ask: Signed, engine: Engine, at: At): Promise<Reply> {
  const { to, actor } = at
  if (!mayAnswer(to, actor)) return notFound(ask)
  const given = await sheetLines(ask, engine, 'results')
  if (given === null) return show(ask, engine, at, missing('results', ask), 422)
  if (given === 'notText') return show(ask, engine, at, { why: importRefusals.notText }, 422)
  const how = to.kind === 'checkedByLooking' && actor.role !== 'recipient' ? 'looked' : 'file'
  const taken = await takeResults(engine, to.id, given.text, { actor, how })
  // Each line is entered; the file stays no longer.
  if (given.file) await engine.files.remove(given.file)
  return show(ask, engine, at, { taken })
}

const most = 200

/** Notes each difference, and shows the first. */
async function held(ask: Signed, engine: Engine, at: At): Promise<Reply> {
  const { to, actor } = at
  const read = readHeld(ask.form['held'] ?? '')
  if (read.held.size === 0) return show(ask, engine, at, missing('held', ask), 422)
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
  return show(ask, engine, at, { compared: { compared: read.held.size, differing, found, bad: read.bad } })
}

const missing = (name: string, { form }: Signed): RecipientInput => ({
  values: form,
  refusal: { code: 'malformed', fields: { [name]: 'required' } },
})
