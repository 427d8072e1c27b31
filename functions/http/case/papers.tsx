import { commit } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { fileName } from '#engine/mail/seal-paper.ts'
import { type Paper, paperKey } from '#engine/papers/paper.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { isKeptFrom, paperReader, readsKept } from '#engine/papers/paper-reader.ts'
import { isRead } from '#engine/papers/paper-service.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { paperView, remedyDays } from '#engine/papers/paper-view.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { inclusionProofFor } from '#engine/proof/inclusion.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Lang } from '#engine/store/person.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { clockStatement } from '#engine/views/clock-statement.ts'
import { PaperPage } from '#web/papers/paper-page.tsx'
import { sayService } from '#web/parts/paper-list.tsx'
import { paths } from '#web/paths.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { fileReply, notFound, page, type Reply } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'
import { type Opened, openCase } from './cases.ts'
import { sideOfCase } from './side.ts'

/** A paper to read, print, or check, for readers of its case. */
export const paperRoutes: readonly Route[] = [
  { method: 'GET', path: '/papers/{id}/clock', run: withCase(async (ask, engine, one) => statement(ask, engine, one)) },
  {
    method: 'GET',
    path: '/papers/{id}/clock/pdf',
    run: withCase(async (ask, engine, one) => {
      if (!engine.printing) return notFound(ask)
      const sheet = clockStatement(engine, one.view, ask.lang)
      const bytes = await engine.printing.printer.print([sheet])
      return fileReply(`${sheet.title}-${sheet.number}.pdf`, 'application/pdf', bytes)
    }),
  },
  { method: 'GET', path: '/papers/{id}/{paper}', run: withPaper(shown) },
  {
    method: 'GET',
    path: '/papers/{id}/{paper}/pdf',
    run: withPaper(async (ask, engine, { paper }) => {
      const bytes = paper.file && (await engine.files.read(paper.file.key))
      return bytes ? fileReply(nameOf(paper, 'pdf'), 'application/pdf', bytes) : notFound(ask)
    }),
  },
  {
    method: 'GET',
    path: '/papers/{id}/{paper}/json',
    run: withPaper(async (_ask, engine, { paper }) => {
      const { facts, hash, file, verify, service, served, caseId, seq } = paper
      const proof = await inclusionProofFor(engine, caseId, seq)
      const pdf = file && { sha256: file.sha256, size: file.size }
      const text = JSON.stringify({ facts, hash, pdf, verify, service, served, proof }, null, 2)
      return fileReply(nameOf(paper, 'json'), 'application/json', new TextEncoder().encode(text))
    }),
  },
]

function withCase(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    return one ? run(ask, engine, one) : notFound(ask)
  }
}

async function statement({ shell, person }: Signed, engine: Engine, { file, view }: Opened): Promise<Reply> {
  const back = sideOfCase(person, file) ? paths.myCase(file.id) : paths.deskCase(file.id)
  const links = { pdf: engine.printing ? paths.clockStatement(file.id, '/pdf') : null, json: null }
  const here = paths.clockStatement(file.id)
  const sheet = clockStatement(engine, view, shell.lang)
  return page(
    <PaperPage shell={shell} sheet={sheet} back={back} links={links} here={here} sha256={null} remedies={null} />,
  )
}

/** `alone`: they may read nothing else. */
type Found = { readonly paper: Paper; readonly role: Role; readonly alone: boolean }

function withPaper(run: (ask: Signed, engine: Engine, found: Found) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const found = await readable(ask, engine)
    if (found) await noteReading(ask, engine, found)
    return found ? run(ask, engine, found) : notFound(ask)
  }
}

/** Notes once that the addressee opened it: evidence of service. */
async function noteReading({ person }: Signed, engine: Engine, { paper, role }: Found): Promise<void> {
  if (role !== 'applicant' || paper.file === null || paper.toUnit !== null || isRead(paper)) return
  const actor = { id: person.id, role: 'applicant', unit: null } as const
  await commit(engine, paper.caseId, { type: 'paper.read', actor, data: { paper: paper.id } })
}

async function readable({ params, person }: Signed, engine: Engine): Promise<Found | null> {
  const id = params['id'] ?? ''
  const name = params['paper'] ?? ''
  if (!/^\d{1,8}-\d{1,3}$/.test(name)) return null
  const [item, there] = await Promise.all([engine.table.get(caseKey(id)), engine.table.get(paperKey(id, name))])
  if (!item || !there) return null
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const paper = paperOf(there)
  const role = paperReader(person, procedure, file, paper)
  if (role === null) return null
  if (await isKeptFrom(engine, person, file)) {
    if (!readsKept(person, role, paper)) return null
    if (role !== 'applicant') await noteView(engine, person, `${file.number} ${paper.facts.number}`, file)
  }
  const alone = role !== 'auditor' && may(person, 'case.read', caseTarget(procedure, file)) === null
  return { paper, role, alone }
}

async function shown({ shell }: Signed, engine: Engine, { paper, role, alone }: Found): Promise<Reply> {
  const back =
    role === 'applicant'
      ? paths.myCase(paper.caseId)
      : role === 'auditor'
        ? paths.auditCase(paper.caseId)
        : alone
          ? paths.desk
          : paths.deskCase(paper.caseId)
  const mark =
    paper.file && shell.lang === 'zh' ? (engine.printing?.seal.mark(paper.unit, paper.facts.by.zh) ?? null) : null
  const proof = paper.file ? await inclusionProofFor(engine, paper.caseId, paper.seq) : null
  const root = proof?.checkpoint.split('\n')[2] ?? ''
  const sheet = paperSheet(paper, shell.lang, {
    mark,
    draft: paper.file === null,
    url: engine.deployment.publicUrl ?? engine.deployment.url,
    proof: proof && { index: proof.index, size: proof.size, root },
  })
  const link = (form: '' | '/pdf' | '/json') => paths.paper(paper.caseId, paper.id, form)
  const days = remedyDays(engine, paper)
  const remedies = days && paper.served && { ...days, served: paper.served.on }
  return page(
    <PaperPage
      shell={shell}
      sheet={paper.file ? sheet : { ...sheet, verify: null, draft: standingOf(engine, paper, shell.lang) }}
      back={back}
      links={{ pdf: paper.file && link('/pdf'), json: link('/json') }}
      here={link('')}
      sha256={paper.file?.sha256 ?? null}
      remedies={remedies}
    />,
  )
}

/** A paper without a sealed file, or served before files were kept. */
const standingOf = (engine: Engine, paper: Paper, lang: Lang) =>
  paper.served === null ? phrase(engine, 'paper.draft')[lang] : sayService(lang, paperView(engine, paper))

const nameOf = ({ facts }: Paper, kind: string) => `${fileName(facts.number)}.${kind}`
