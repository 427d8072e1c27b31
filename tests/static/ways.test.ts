import { describe, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { originOf, placing } from '#engine/begin/placing.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { RecordFile } from '#records/record.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { instant, look, passTime, prepare, sampleRecord, settle } from '#tests/support/run-example.ts'
import { readForm } from '#web/read-form.ts'
import type { AtCounter } from '#workflows/contract/counter.ts'
import type { FormField } from '#workflows/contract/form.ts'
import type { Example, Procedure } from '#workflows/contract/procedure.ts'
import type { HandedIn, Place, WayIn } from '#workflows/contract/way-in.ts'
import { procedures } from '#workflows/index.ts'

/** Holds every way to its pages: typed text becomes an accepted opening. */

type Scene = { readonly record: RecordFile | null; readonly origin: CaseFile | null; readonly at: number }

/** Scenes: nowhere, at a record, and after each example's step. */
async function scenes(): Promise<readonly Scene[]> {
  const at = instant('2026-09-14 10:00')
  const found: Scene[] = [
    { record: null, origin: null, at },
    { record: sampleRecord, origin: null, at },
  ]
  for (const procedure of Object.values(procedures))
    for (const example of procedure.examples) found.push(...(await scenesOf(procedure, example)))
  return found
}

async function scenesOf(procedure: Procedure, example: Example): Promise<readonly Scene[]> {
  const engine = testEngine()
  await prepare(engine, procedure.id, example)
  const found = [await sceneNow(engine, example)]
  for (const step of example.steps) {
    await passTime(engine, instant('until' in step ? step.until : step.at))
    if ('send' in step)
      await commit(engine, (await look(engine)).file.id, { type: step.send, actor: step.by, data: step.data ?? {} })
    await settle(engine)
    found.push(await sceneNow(engine, example))
  }
  return found.flatMap((scene) => [scene, { ...scene, origin: null }])
}

async function sceneNow(engine: TestEngine, example: Example): Promise<Scene> {
  const { file, record } = await look(engine)
  return { origin: file, record: example.record === null ? null : record, at: engine.clock.now() }
}

const places = scenes()

const fits = ({ from }: WayIn, { record, origin }: Scene) =>
  from === 'case' ? origin !== null : origin === null && (from === 'record') === (record !== null)

async function offered(way: WayIn): Promise<Place | null> {
  for (const scene of (await places).filter((one) => fits(way, one))) {
    const engine = testEngine()
    engine.setClock(scene.at)
    const origin = scene.origin && originOf(engine, scene.origin)
    const place = await placing(engine)({ record: scene.record, origin }, (one) => (way.offers(one) ? one : null))
    if (place) return place
  }
  return null
}

/** Form filled with whatever comes first. */
const filled = (field: FormField): Readonly<Record<string, string>> => {
  if (field.kind === 'note') return {}
  const { name, kind } = field
  if (kind === 'day') return { [`${name}.year`]: '2026', [`${name}.month`]: '9', [`${name}.day`]: '10' }
  if (kind === 'choice') return { [name]: field.options[0]?.value ?? '' }
  if (kind === 'choices') return { [`${name}.${field.options[0]?.value}`]: 'on' }
  if (kind === 'entries') {
    const { code } = field.entries[0] ?? { code: 'whole' }
    const [ground] = code === 'whole' ? field.grounds.whole : field.grounds.entry
    return { [`dispute.${code}`]: 'on', [`ground.${code}`]: ground?.value ?? '', [`claimed.${code}`]: '0.55' }
  }
  if (kind === 'units') return { [`${name}.HJ`]: 'on' }
  return { [name]: { line: '一行', text: '一段话', number: '3', tick: 'on', unit: 'HJ', items: '', answers: '' }[kind] }
}

const contact = { name: '张三', email: 'a@example.com', phone: '0766', consentElectronic: true, lang: 'zh' } as const
const evidence = [{ key: 'case/x/1', name: 'a.pdf', size: 3, type: 'application/pdf', sha256: '00' }]

const handed = ({ by, evidence: takesFiles }: WayIn, typed: unknown): HandedIn => {
  const isOwn = by.includes('applicant')
  return {
    typed,
    evidence: takesFiles ? evidence : [],
    contact: isOwn ? contact : null,
    actor: isOwn ? { id: 'a', role: 'applicant', unit: null } : { id: 'o', role: by[0] ?? 'officer', unit: 'HJ' },
  }
}

for (const procedure of Object.values(procedures)) {
  const ways = procedure.parties.ways ?? []
  describe.runIf(ways.length > 0)(`${procedure.id} is begun`, () => {
    test('by ways of different names', () => {
      expect(new Set(ways.map(({ id }) => id)).size).toBe(ways.length)
    })

    for (const way of ways)
      test(`by ${way.id}: its form, filled in, opens a case, with the evidence and with what the counter noted`, async () => {
        expect(way.id).toMatch(/^[a-z]+[A-Za-z]*$/)
        for (const words of [way.name, way.lead]) expect([words.zh.trim(), words.en.trim()]).not.toContain('')
        const place = await offered(way)
        expect(place, 'a place where it is offered').not.toBeNull()
        if (!place) return
        const form = way.form(place)
        const typed = readForm(form, Object.assign({}, ...form.map(filled)))
        const parsed = way.typed.safeParse(typed)
        expect(parsed.error).toBeUndefined()
        const opening = procedure.parties.opens.data.safeParse(way.opening(handed(way, parsed.data), place))
        expect(opening.error).toBeUndefined()
        const at = Date.UTC(2026, 8, 14)
        const event = { type: procedure.parties.opens.event, at, actor: handed(way, null).actor, data: opening.data }
        const data = procedure.course.begin(event, place.record)
        expect(procedure.course.data.safeParse(data).error).toBeUndefined()
        const kept = procedure.pages.show(data).evidence.map(({ key }) => key)
        if (way.evidence) expect(kept).toContain('case/x/1')
        if (way.by.includes('clerk')) expect(noted(procedure, way, place, parsed.data)).toBe('FGW')
      })
  })
}

const counter: AtCounter = {
  unit: 'FGW',
  receivedOn: '2026-09-14',
  documentKind: 'uscc',
  confirmed: 'code',
  signed: null,
  papers: [],
}

function noted(procedure: Procedure, way: WayIn, place: Place, typed: unknown): string | undefined {
  const data = procedure.parties.opens.data.parse(way.opening({ ...handed(way, typed), counter }, place))
  const actor = { id: 'clerk', role: 'clerk', unit: 'FGW' } as const
  const begun = procedure.course.begin(
    { type: procedure.parties.opens.event, at: Date.UTC(2026, 8, 14), actor, data },
    place.record,
  )
  return procedure.pages.show(begun).counter?.unit
}
