import { expect, it } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'

const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
const states = (at: string) => ({ send: 'applicant.stated', by: applicant, at, data: { text: '补充说明。' } })

it.each(['fraud', 'shieldEnd'])('a further statement gives the approver no new day: %s', async (id) => {
  const example = procedures[id]?.examples.find(({ steps }) =>
    steps.some((step) => 'send' in step && step.send === 'applicant.stated'),
  )
  if (!example) throw new Error('no example')
  const first = example.steps.findIndex((step) => 'send' in step && step.send === 'applicant.stated')
  const steps = example.steps.slice(0, first + 1)
  const once = (await runExample(testEngine(), id, { ...example, steps })).file
  expect(once.state).toBe('awaitingApproval')
  const day = new Date((once.clocks['K3']?.startedAt ?? 0) + 9 * 3_600_000).toISOString()
  const again = states(`${day.slice(0, 10)} ${day.slice(11, 16)}`)
  const { file } = await runExample(testEngine(), id, { ...example, steps: [...steps, again] })
  expect(file.seq).toBeGreaterThan(once.seq)
  expect(file.clocks['K3']).toEqual(once.clocks['K3'])
})
