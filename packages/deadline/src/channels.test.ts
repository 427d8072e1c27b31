import { expect, it } from 'vitest'
import { channels } from './channels.ts'
import { ruleOf } from './rules.ts'

it.each(channels)('the channel $id runs on rules in force', ({ rules }) => {
  for (const id of rules) expect(ruleOf(id).id).toBe(id)
})

it('counts the city from receipt (GD 46) and the unit itself from acceptance (O36 18)', () => {
  const [city, direct] = channels
  const of = (ids: readonly string[] = []) => new Set(ids.flatMap((id) => ruleOf(id).citation || []))
  expect([...of(city?.rules)]).toEqual(['GD 46', 'GD 46(1)', 'GD 46(2)', 'GD 46(3)'])
  expect([...of(direct?.rules)]).toEqual(['O36 18'])
})
