import { describe, expect, test } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import type { Notice, Procedure } from '#workflows/procedure.ts'

type Told = { readonly seq: number; readonly state: string; readonly notices: readonly Notice[] }

describe.each(Object.values(procedures).map((procedure) => ({ name: procedure.id, procedure })))(
  '$name',
  ({ procedure }) => {
    test('gives the applicant a formal receipt, and whoever must act or approve a task', async () => {
      const told = (await everyStep(procedure)).filter(({ seq, state }) => seq === 1 || state === 'awaitingApproval')
      const [first] = told
      expect(first?.notices.some(({ to, formal }) => to.role === 'applicant' && formal)).toBe(true)
      expect(told.filter(({ notices }) => notices.every(({ to }) => to.role === 'applicant'))).toEqual([])
    })

    test('has a text in both languages for every notice it gives', async () => {
      const given = (await everyStep(procedure)).flatMap(({ notices }) => notices.map(({ notice }) => notice))
      const silent = [...new Set(given)].filter((notice) => {
        const words = procedure.words.notices[notice]
        return !words?.subject.zh || !words.subject.en || !words.body.zh || !words.body.en
      })
      expect(silent).toEqual([])
    })
  },
)

/** Whom each entry of the worked cases tells; of `awaitingApproval` only the entry that led there. */
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
