import { describe, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { taskName } from '#engine/case/decide.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { MailOutcome } from '#engine/store/ports.ts'
import { mailText } from '#engine/texts/mail-text.ts'
import { fileExample, fill, passTime, recordOf, settle } from '#tests/support/drive.ts'
import { testEngine } from '#tests/support/engine.ts'
import { replay } from '#tests/support/replay.ts'
import { caseId, instant, runExample } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { procedures } from '#workflows/index.ts'

type Told = { readonly seq: number; readonly state: string; readonly notices: readonly Notice[] }

describe.each(Object.values(procedures).map((procedure) => ({ name: procedure.id, procedure })))(
  '$name',
  ({ procedure }) => {
    test('gives the applicant a formal receipt, and whoever must act or approve a task', async () => {
      const told = (await everyStep(procedure)).filter(({ seq, state }) => seq === 1 || state === 'awaitingApproval')
      const [first] = told
      const isFiled = procedure.parties.opens.by.includes('applicant')
      if (isFiled) expect(first?.notices.some(({ to, formal }) => to.role === 'applicant' && formal)).toBe(true)
      const asking = told.filter(({ state }) => taskName(procedure, state) === null)
      expect(asking.filter(({ notices }) => notices.every(({ to }) => to.role === 'applicant'))).toEqual([])
    })

    test.each([
      ['as written', 'accepted'],
      ['with its answer refused by the mail server', 'permanent'],
    ] as const)('tells whoever comes to hold a case, in the entry that hands it over: %s', async (_, answer) => {
      const { handed, untold } = await handovers(procedure, answer)
      expect(untold).toEqual([])
      if (answer === 'permanent') expect(handed).toContain('systemAdmin')
    })

    test('has a text in both languages for every notice it gives', async () => {
      const given = (await everyStep(procedure)).flatMap(({ notices }) => notices.map(({ notice }) => notice))
      const silent = [...new Set(given)].filter((notice) => {
        const words = mailText(testEngine(), procedure.id, notice)
        return !words
      })
      expect(silent).toEqual([])
    })
  },
)

/** Receivers of worked cases, and entries that do not tell them. */
async function handovers(procedure: Procedure, kind: MailOutcome['kind']) {
  const handed: string[] = []
  const untold: string[] = []
  for (const example of procedure.examples) {
    const world = newWorld()
    const engine = engineOver(world)
    const act = () => settle(engine)
    world.now = instant(example.open.at) - 3_600_000
    await fill(world, [recordOf(example)])
    world.mailServer = (mail) =>
      kind === 'accepted' || !mail.messageId.includes('mail.answer') ? { kind: 'accepted' } : { kind, reason: '550' }
    await fileExample(engine, procedure.id, example)
    for (const step of example.steps) {
      await passTime(world, instant('until' in step ? step.until : step.at), act)
      if ('send' in step) await commit(engine, caseId, { type: step.send, actor: step.by, data: step.data ?? {} })
    }
    const { steps } = replay(world.store.log, { engine, records: world.records, identity: (id) => caseIn(world, id) })
    for (const { file: after, event, heldBy, told } of steps.filter(({ file }) => file.id === caseId)) {
      const { role, unit } = after.holder
      if (role === 'system' || (role === heldBy?.role && unit === heldBy.unit)) continue
      handed.push(role)
      if (!told.some(({ to }) => to.role === role && to.unit === unit)) untold.push(`${event.type} → ${after.state}`)
    }
  }
  return { handed, untold }
}

const caseIn = (world: World, id: string) => {
  const item = world.store.items.get(`${caseKey(id).pk}\0case`)
  return item && caseFile(item)
}

/** Receivers of each entry; `awaitingApproval` by its first entry. */
async function everyStep(procedure: Procedure): Promise<readonly Told[]> {
  const steps: Told[] = []
  for (const example of procedure.examples) {
    let before = ''
    for (const { entry, payload } of (await runExample(testEngine(), procedure.id, example)).log) {
      const data: { readonly state: string; readonly notices?: readonly Notice[] } = payload.data
      const state = data.state === before ? '' : data.state
      steps.push({ seq: entry.seq, state, notices: data.notices ?? [] })
      before = data.state
    }
  }
  return steps
}
