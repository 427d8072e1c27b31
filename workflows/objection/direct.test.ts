import { expect, it } from 'vitest'
import { bars } from './check.ts'
import { begin } from './evolve.ts'
import { examples } from './examples.ts'
import { papers } from './papers.ts'

const actor = { id: 'applicant', role: 'applicant', unit: null } as const
const opened = (channel: string) => {
  const event = { type: 'applicant.submitted', at: 0, actor, data: { ...Object(examples[0]?.open.data), channel } }
  return { event, data: begin(event) }
}
const seen = { record: null, clocks: {}, limits: [], flags: {} }

it('only GD 46 pauses: an objection filed with the unit itself is extended instead (O36 18)', () => {
  const barred = (channel: string) => bars(opened(channel).data, { type: 'head.paused', at: 0 }, 'withProvider', seen)
  expect([barred('city'), barred('direct')]).toEqual([null, 'notPausable'])
})

it('its receipt tells the time from acceptance, and blames no holidays for the missing day', () => {
  const receipt = (channel: string) => {
    const { event, data } = opened(channel)
    return papers(event, data, 'awaitingIntake')[0]
  }
  expect(receipt('city')).toMatchObject({ kind: 'receipt', outcome: 'city' })
  expect(receipt('direct')).toMatchObject({ outcome: 'direct', values: { verifyTime: { zh: '7个工作日' } } })
})
