import { expect, it } from 'vitest'
import { complaint } from '#workflows/complaint/index.ts'
import { exofficio } from '#workflows/exofficio/index.ts'
import { objection } from '#workflows/objection/index.ts'
import { guideView } from './guide-view.ts'
import { progressWords } from './progress-words.ts'

it('leads through the stations that a case may come to: what an office begins has no intake', () => {
  const [first, ...rest] = guideView(exofficio).steps
  expect([first?.name, first?.next]).toEqual([progressWords.begun, progressWords.next.intake])
  expect(rest.map(({ name }) => name)).not.toContain(progressWords.names.intake)
  expect(guideView(objection).steps).toHaveLength(5)
})

it('names a limit for reference only where no statute sets one', () => {
  expect(guideView(complaint)).toMatchObject({ statutory: [], reference: { limit: { id: 'J1' } } })
  expect(guideView(objection).reference).toBeNull()
})
