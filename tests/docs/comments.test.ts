import { expect, test } from 'vitest'
import { commentFigures, commentsOf } from '../../scripts/comments.ts'
import { filesOf, root } from '../architecture/cruised.ts'

const figures = commentFigures(filesOf(root).flatMap((file) => commentsOf(root, file)))

/** Figures of today, in percent: they may fall, and the ceiling then falls with them. */
const ceiling = { long: 5.5, asking: 0.7, median: 10 }

test('comments get no longer: few run past twelve words or open with a question', () => {
  expect(figures.long).toBeLessThanOrEqual(ceiling.long)
  expect(figures.asking).toBeLessThanOrEqual(ceiling.asking)
  expect(figures.median).toBeLessThanOrEqual(ceiling.median)
})

test('the ceiling lies on what is there', () => {
  expect(figures.long).toBeGreaterThan(ceiling.long - 2)
})
