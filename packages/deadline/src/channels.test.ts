import { expect, it } from 'vitest'
import { channels } from './channels.ts'
import { ruleOf } from './rules.ts'

it('names the channels, by which rules each is counted, and which this system takes', () => {
  expect(channels.map(({ id, rules, isHere }) => `${id} ${rules.join(' ')}${isHere ? ' here' : ''}`)).toEqual([
    'city A1 A2 A3 A4 A5 A6 here',
    'direct A11 A9 here',
    'national A8 A9',
  ])
})

it('counts the city from receipt (GD 46) and the unit itself from acceptance (O36 18)', () => {
  const [city, direct] = channels
  const of = (ids: readonly string[] = []) => new Set(ids.flatMap((id) => ruleOf(id).citation || []))
  expect([...of(city?.rules)]).toEqual(['GD 46', 'GD 46(1)', 'GD 46(2)', 'GD 46(3)'])
  expect([...of(direct?.rules)]).toEqual(['O36 18'])
})
