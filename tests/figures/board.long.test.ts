import { test } from 'vitest'
import { boardHistories } from './board-histories.ts'

test('the board counts and lists what a recount of the log alone does, through 200 random histories', () =>
  boardHistories(200))
