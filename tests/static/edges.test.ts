import { expect, test } from 'vitest'
import { edges, successors } from '#chart/edges.ts'
import { smallChart } from '#tests/support/doubles/small-chart.ts'

const ways = (from: string) =>
  edges(smallChart)
    .filter((edge) => edge.from === from)
    .map(({ event, guard, to }) => [event, guard, to])

test('a guarded event leads to each of its targets, in order', () => {
  expect(ways('asked')).toEqual([
    ['clerk.answered', 'isUrgent', 'sending'],
    ['clerk.answered', null, 'review.first'],
    ['clerk.noted', null, 'asked'],
    ['(noted)', null, 'asked'],
  ])
})

test('a leaf takes the events of its parent, and its own before them', () => {
  expect(ways('review.first')).toContainEqual(['applicant.withdrew', null, 'over'])
  expect(ways('review.second').filter(([event]) => event === 'applicant.withdrew')).toEqual([
    ['applicant.withdrew', null, 'sending'],
  ])
})

test('a task leads on when it is done and when it fails', () => {
  expect(ways('sending')).toEqual([
    ['xstate.done.actor.sendLetter', null, 'over'],
    ['xstate.error.actor.sendLetter', null, 'asked'],
    ['(noted)', null, 'sending'],
  ])
})

test('an end leads nowhere', () => {
  expect(ways('over')).toEqual([])
  expect(successors(edges(smallChart), 'review.second')).toEqual(['sending', 'review.first', 'review.second'])
})
