import { describe, expect, it } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { serveByHand } from '#engine/mail/serve-by-hand.ts'
import { type Paper, serviceQueue } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperCheck } from '#engine/run/letter-checks.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Mail } from '#engine/store/ports.ts'
import type { Printer } from '#engine/store/printing.ts'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { memoryPrinter } from '#hosts/memory/printer.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { toHex } from '#ledger/bytes.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { caseId, instant, look, passTime, prepare, runExample, settle } from '#tests/support/run-example.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

const printing = (printer: Printer = memoryPrinter) =>
  ({ ...testEngine(), printing: { printer, seal: sampleSeal } }) satisfies TestEngine

const exampleOf = (name: string): Example => {
  const found = procedures['objection']?.examples.find((one) => one.name.en === name)
  if (!found) throw new Error(`no example ${name}`)
  return found
}
const corrected = exampleOf('A unit corrects one field')
const papersIn = async (engine: TestEngine): Promise<readonly Paper[]> =>
  (await papersOf(engine.table, caseId)).map(paperOf)

/** Finding on papers, as administrators read it. */
const checked = (engine: TestEngine) =>
  paperCheck({ ...engine, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} })

describe('a paper is sealed before it goes', () => {
  for (const [id, procedure] of Object.entries(procedures)) {
    it(`${id}: each is in the file store, its hash in the log, and with the mail that serves it`, async () => {
      for (const example of procedure.examples) {
        const engine = printing()
        const ran = await runExample(engine, id, example)
        const papers = await papersIn(engine)
        const logged = ran.log.filter(({ entry }) => entry.type === 'paper.sealed').map((row) => row.payload.data.event)
        for (const { id: paper, file, facts } of papers) {
          const bytes = file && (await engine.files.read(file.key))
          expect(bytes && toHex(engine.crypto.sha256(bytes))).toBe(file?.sha256)
          const said = { paper, number: facts.number, sha256: file?.sha256, size: file?.size }
          expect(logged).toContainEqual(said)
        }
        // One that no notice brings is served by hand.
        const toApplicant = papers.filter(({ toUnit, notice }) => toUnit === null && notice !== null)
        expect(enclosed(engine.mails).toSorted()).toEqual(toApplicant.map(({ file }) => file?.sha256).toSorted())
      }
    })
  }

  const enclosed = (mails: readonly Mail[]) =>
    mails.flatMap(({ attachments = [] }) =>
      attachments
        .filter(({ type }) => type === 'application/pdf')
        .map(({ bytes }) => toHex(memoryCrypto().sha256(bytes))),
    )

  it('and bears the place of its entry under a signed checkpoint', async () => {
    const engine = printing()
    await runExample(engine, 'objection', corrected)
    const [receipt] = await papersIn(engine)
    const bytes = await engine.files.read(receipt?.file?.key ?? '')
    expect(new TextDecoder().decode(bytes)).toMatch(/检查点规模 \d+，根值 [A-Za-z0-9+/]{43}=/)
  })

  it('while the printer is down nothing formal goes out; once it is back everything does', async () => {
    let isDown = true
    const engine = printing({
      print: async (sheets) => {
        if (isDown) throw new Error('no paper in the tray')
        return memoryPrinter.print(sheets)
      },
    })
    await prepare(engine, 'objection', corrected).catch(() => {})
    expect(engine.mails.filter(({ to }) => to === 'applicant@example.com')).toEqual([])
    expect((await papersIn(engine)).map(({ file }) => file)).toEqual([null])
    expect((await checked(engine)).level).toBe('ok')
    engine.setClock(instant('2026-09-24 10:31'))
    const [draft] = await papersIn(engine)
    const found = await checked(engine)
    expect([found.level, found.what.zh]).toEqual(['error', expect.stringContaining(draft?.facts.number ?? 'none')])
    isDown = false
    await passTime(engine, instant('2026-09-24 10:45'))
    await settle(engine)
    expect((await checked(engine)).level).toBe('ok')
    expect(engine.mails.filter(({ to }) => to === 'applicant@example.com').length).toBe(1)
    expect((await papersIn(engine)).map(({ served }) => served?.channel)).toEqual(['electronic'])
  })
})

describe('an answer whose mail is refused for good', () => {
  const refusing = async () => {
    const engine = printing()
    engine.answerMail(({ to }) =>
      to === 'applicant@example.com' ? { kind: 'permanent', reason: '550 no such user' } : { kind: 'accepted' },
    )
    await runExample(engine, 'objection', corrected)
    return engine
  }
  const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const

  it('waits in its unit’s queue for another channel', async () => {
    const engine = await refusing()
    const { items } = await engine.table.query({ index: 'queue', pk: serviceQueue('HJ'), limit: 10 })
    expect(items.map((item) => paperOf(item).facts.kind).toSorted()).toEqual(['correction', 'result'])
    expect((await look(engine)).file.closed).toBe(false)
  })

  it('closes the case once it is served by hand, and the remedies run from that day', async () => {
    const engine = await refusing()
    for (const paper of (await papersIn(engine)).filter(({ notice }) => notice === 'answered')) {
      const given = { channel: 'counter', on: '2026-10-30', evidence: '张三签收' } as const
      const outcome = await serveByHand(engine, { caseId, paper: paper.id, actor: officer, step: 'served', ...given })
      expect(outcome.kind).toBe('committed')
    }
    await settle(engine)
    const item = await engine.table.get(caseKey(caseId))
    const file = item && caseFile(item)
    expect(file?.closed).toBe(true)
    const shown = file && procedures['objection']?.pages.show(file.data)
    expect(shown?.answeredAt).toBe(instant('2026-10-30 00:00'))
    const { items } = await engine.table.query({ index: 'queue', pk: serviceQueue('HJ'), limit: 10 })
    expect(items).toEqual([])
  })
})

describe('without consent to electronic service', () => {
  it('the supplement list waits for the counter, and G2 runs from the day it was signed for', async () => {
    const example = exampleOf('Supplemented, then forwarded')
    const engine = printing()
    const data = Object(example.open.data)
    const contact = { ...data.contact, consentElectronic: false }
    const [asked] = example.steps
    const filed = { ...example, open: { ...example.open, data: { ...data, contact } }, steps: asked ? [asked] : [] }
    await runExample(engine, 'objection', filed)
    expect((await look(engine)).file.clocks['G2']).toBeUndefined()
    const paper = (await papersIn(engine)).find(({ facts }) => facts.kind === 'supplement')
    const actor = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
    await passTime(engine, instant('2026-09-29 10:00'))
    const given = { step: 'served', channel: 'post', on: '2026-09-28', evidence: 'EMS 1234567890' } as const
    await serveByHand(engine, { caseId, paper: paper?.id ?? '', actor, ...given })
    expect((await look(engine)).file.clocks['G2']?.startDay).toBe('2026-09-28')
  })
})
