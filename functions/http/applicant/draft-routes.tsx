import { draftsOf, eraseDraft } from '#engine/begin/drafts.ts'
import { findWay } from '#engine/begin/ways.ts'
import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { draftKey } from '#engine/store/keys.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { maskedMail } from '#web/account/masked-mail.ts'
import { type DraftLine, DraftsPage } from '#web/applicant/drafts-page.tsx'
import { SavedDraftPage } from '#web/applicant/saved-draft-page.tsx'
import { absolute } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { savedDraft as words } from '#web/words/drafts.ts'
import { filesOf } from '../case/cases.ts'
import { draftIn, isBegun, readDraft } from '../case/draft.ts'
import type { Draft } from '../case/draft-shape.ts'
import { acting, audienceOn, sideOfDraft } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import { spendOf } from '../door/budget.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, tooManyPage } from '../door/reply.ts'
import { keptUntil } from './kept-until.ts'
import { notYours } from './refusal-of.ts'
import { wayKind } from './way-kind.tsx'

/** Drafts not submitted: list, link back, and removal. */
export const draftRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/my/drafts',
    async run(ask, engine) {
      if (!may(ask.person, 'list.own')) return notFound(ask)
      const drafts = await across(await draftsOf(engine, ask.person.id, ask.query['cursor']), (items) => {
        const kept = items.map((item) => draftIn(engine, item))
        const mine = kept.filter((draft) => sideOfDraft(engine, ask.person, draft))
        return Promise.all(mine.map((draft) => lineOf(engine, ask.person, draft)))
      })
      return page(<DraftsPage shell={ask.shell} drafts={drafts} />)
    },
  },
  { method: 'GET', path: '/my/drafts/{id}/later', run: owned(savedPage) },
  { method: 'POST', path: '/my/drafts/{id}/later', run: owned(sendLink) },
  {
    method: 'POST',
    path: '/my/drafts/{id}/discard',
    run: owned(async (ask, engine, draft) => {
      const item = await engine.table.get(draftKey(draft.id))
      if (item) await eraseDraft(engine, item)
      return goTo(ask, paths.drafts)
    }),
  },
]

function owned(run: (ask: Signed, engine: Engine, draft: Draft) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine) => {
    const draft = await readDraft(engine, ask.person, ask.params['id'] ?? '')
    const side = draft && sideOfDraft(engine, ask.person, draft)
    return draft && side ? run(acting(ask, side), engine, draft) : notYours(ask, draft)
  }
}

async function lineOf(engine: Engine, person: Person, draft: Draft): Promise<DraftLine> {
  const record = await recordFor(engine, draft.recordId, audienceOn(person, draft.behalf ?? {}))
  const files = await engine.files.list(filesOf(draft.id))
  return {
    id: draft.id,
    name: findWay(engine, draft.way.procedure, draft.way.id)?.way.name ?? words.title,
    title: record ? recordTitle(record) : (draft.held?.documentNumber ?? null),
    behalf: draft.behalf?.name ?? null,
    savedAt: draft.savedAt,
    keptUntil: keptUntil(engine, draft),
    files: files.map(({ name }) => name),
    step: stepOf(draft),
  }
}

/** First unfinished step; optional evidence shows without contact. */
const stepOf = (draft: Draft): DraftLine['step'] =>
  !isBegun(draft) ? 'items' : draft.contact === null ? 'evidence' : 'check'

async function savedPage(ask: Signed, engine: Engine, draft: Draft): Promise<Reply> {
  const sent = ask.query['sent']
  return page(
    <SavedDraftPage
      shell={ask.shell}
      draft={draft.id}
      step={stepOf(draft)}
      steps={wayKind(engine, draft.way)?.steps ?? ['items', 'contact', 'check']}
      keptUntil={keptUntil(engine, draft)}
      mail={maskedMail(mailOf(ask, draft)) || null}
      phone={engine.couriers.sms.isThere && draft.contact?.phone ? `…${draft.contact.phone.slice(-4)}` : null}
      sent={sent === undefined ? null : sent === 'yes'}
    />,
  )
}

/** Names the draft alone: its link needs a session. */
async function sendLink(ask: Signed, engine: Engine, draft: Draft): Promise<Reply> {
  const t = tell(ask.lang)
  const values = {
    day: sayDay(ask.lang, keptUntil(engine, draft)),
    link: absolute(ask.shell, paths.draft(draft.id, stepOf(draft))),
  }
  const bySms = ask.form['by'] === 'sms' && (draft.contact?.phone ?? '') !== ''
  const to = bySms ? (draft.contact?.phone ?? '') : mailOf(ask, draft)
  const wait = (await spendOf(engine, 'savedLink', ask.person.id)) ?? (await spendOf(engine, 'savedLink', to))
  if (wait !== null) return tooManyPage(ask, wait)
  const outcome = bySms
    ? await engine.couriers.sms.send({ to, text: t(words.short, values) })
    : await engine.mailer.send({
        messageId: `<${newId(engine.crypto)}@${new URL(engine.deployment.url).hostname}>`,
        to,
        subject: t(words.subject),
        text: t(words.body, values),
      })
  const isSent = outcome.kind === 'accepted' || outcome.kind === 'unknown'
  return goTo(ask, `${paths.draft(draft.id, 'later')}?sent=${isSent ? 'yes' : 'no'}`)
}

const mailOf = (ask: Signed, draft: Draft) => draft.contact?.email ?? ask.person.email
