import type { LogRow } from '#engine/case/log-item.ts'
import type { Letter } from '#engine/mail/letter.ts'
import { letterKind } from '#engine/mail/letter-kind.ts'
import { paperKey } from '#engine/papers/paper.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { inclusionProofFor } from '#engine/proof/inclusion.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Lang } from '#engine/store/person.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import type { CaseView } from '#engine/views/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { renderPage } from '#web/render.ts'
import { type BundleFile, CaseBundlePage } from '#web/staff/case-bundle-page.tsx'
import { type ZipEntry, zipOf } from './zip.ts'

/** View and files that a reader takes along. */
export type Bundling = {
  readonly id: string
  readonly view: Pick<CaseView, 'number' | 'title' | 'clocks' | 'timeline' | 'papers' | 'stateName'>
  /** Those entries go along that the view tells of. */
  readonly log: readonly LogRow[]
  /** Rows whose contents are the reader's own; left out: none. */
  readonly owns?: (row: LogRow) => boolean
  /** False: the letters name what is kept from the reader. */
  readonly letters: boolean
  readonly evidence: readonly StoredFile[]
  /** Evidence whose bytes go along; each opening was noted before. */
  readonly opens: (file: StoredFile) => boolean
}

/** Bytes of evidence, within what a gateway passes on. */
const mostBytes = 4_000_000

/** A case as one archive, its index for offline use. */
export async function caseBundle(engine: Engine, lang: Lang, one: Bundling): Promise<Uint8Array> {
  const papers = await paperEntries(engine, one)
  const letters = one.letters ? await letterEntries(engine, one.id) : []
  const evidence = await evidenceEntries(engine, one)
  const told = new Map(one.view.timeline.map((line) => [line.seq, line]))
  const rows = one.log.filter(({ entry }) => told.has(entry.seq))
  const proofs = await proofEntries(engine, one.id, rows)
  const log = jsonEntry(
    'log.json',
    rows.map((row) => lineOf(row, told.get(row.entry.seq), one.owns)),
  )
  const clock = jsonEntry('clock.json', one.view.clocks)
  const parts = {
    papers,
    letters,
    evidence: evidence.all,
    proofs: [log, clock, ...proofs].map(({ name }) => ({ name, label: name })),
  }
  const page = CaseBundlePage({ lang, one: one.view, at: engine.clock.now(), parts })
  const files = [
    textEntry('index.html', renderPage(page)),
    ...[...papers, ...letters].flatMap(inZip),
    ...evidence.packed,
    log,
    clock,
    ...proofs,
  ]
  return zipOf(files, shanghaiDay(engine.clock.now()))
}

/** An entry as the page tells it; payloads hold addresses and sealed values. */
function lineOf(row: LogRow, told: CaseView['timeline'][number] | undefined, owns: Bundling['owns']) {
  const { entry, payload } = row
  const { what, who, details } = told ?? {}
  return { entry, what, who, details, ...(owns?.(row) && { payload }) }
}

type Part = BundleFile & { readonly bytes?: Uint8Array }
const inZip = ({ name, bytes }: Part): readonly ZipEntry[] => (name !== null && bytes ? [{ name, bytes }] : [])

const encoder = new TextEncoder()
const textEntry = (name: string, text: string): ZipEntry => ({ name, bytes: encoder.encode(text) })
const jsonEntry = (name: string, value: unknown) => textEntry(name, JSON.stringify(value, null, 2))

/** Sealed papers as they were issued; drafts are named alone. */
async function paperEntries(engine: Engine, { id, view }: Bundling): Promise<readonly Part[]> {
  return Promise.all(
    (view.papers ?? []).map(async (paper): Promise<Part> => {
      const item = paper.sealed && (await engine.table.get(paperKey(id, paper.id)))
      const file = item ? paperOf(item).file : null
      const bytes = file ? await engine.files.read(file.key) : undefined
      const label = `${paper.title.zh} ${paper.number}`
      return bytes ? { name: `papers/${paper.id}.pdf`, label, bytes } : { name: null, label }
    }),
  )
}

/** Letters gone out: others may hold links that act. */
async function letterEntries(engine: Engine, id: string): Promise<readonly Part[]> {
  const items = await readAll(engine.table, { index: 'main', pk: caseKey(id).pk, prefix: 'mail#' })
  const sent = items.filter(letterKind.holds).map(letterKind.read).filter(isOut)
  return sent.map(({ mail, seq }, i) => ({
    name: `letters/${String(i + 1).padStart(3, '0')}-${seq}.txt`,
    label: mail.subject || mail.text.slice(0, 40),
    bytes: encoder.encode(`${mail.subject}\n\n${mail.text}\n`),
  }))
}

const isOut = ({ state, audience }: Letter) => state === 'accepted' && audience === 'applicant'

async function evidenceEntries(engine: Engine, { evidence, opens }: Bundling) {
  const packed: ZipEntry[] = []
  const all: BundleFile[] = []
  let room = mostBytes
  for (const [i, file] of evidence.entries()) {
    const fits = opens(file) && file.size <= room
    const bytes = fits ? await engine.files.read(file.key) : undefined
    const name = bytes ? `evidence/${i + 1}-${file.name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}` : null
    if (bytes && name) {
      packed.push({ name, bytes })
      room -= bytes.length
    }
    all.push({ name, label: file.name, sha256: file.sha256 })
  }
  return { packed, all }
}

async function proofEntries(engine: Engine, id: string, log: readonly LogRow[]): Promise<readonly ZipEntry[]> {
  const found = await Promise.all(log.map(({ entry }) => inclusionProofFor(engine, id, entry.seq)))
  return found.flatMap((proof, i) =>
    proof === null ? [] : [jsonEntry(`proofs/${String(log[i]?.entry.seq).padStart(4, '0')}.json`, proof)],
  )
}
