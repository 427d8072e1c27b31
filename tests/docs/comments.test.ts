import { expect, test } from 'vitest'
import { commentFigures, commentsOf } from '../../scripts/comments.ts'
import { filesOf, root } from '../architecture/cruised.ts'

const figures = commentFigures(filesOf(root).flatMap((file) => commentsOf(root, file)))

/** Today's figures in percent; the ceiling falls with them. */
const ceiling = { long: 4, asking: 0.4, median: 9 }

test('comments get no longer: few run past twelve words or open with a question', () => {
  expect(figures.long).toBeLessThanOrEqual(ceiling.long)
  expect(figures.asking).toBeLessThanOrEqual(ceiling.asking)
  expect(figures.median).toBeLessThanOrEqual(ceiling.median)
})

test('the ceiling lies on what is there', () => {
  expect(figures.long).toBeGreaterThan(ceiling.long - 2)
})
