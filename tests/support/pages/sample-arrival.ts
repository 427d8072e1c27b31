import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { arrivalView } from '#engine/views/arrival-view.ts'
import { inventedPenalty } from '../doubles/invented-penalty.ts'
import { testEngine } from '../engine.ts'

/** Notice of an invented penalty; `text` wherever senders write. */
export function sampleArrival(text = ''): ArrivalView {
  const engine = testEngine()
  const view = arrivalView(engine, inventedPenalty(), engine.clock.now())
  return { ...view, subjectName: view.subjectName + text, documentNumber: view.documentNumber + text }
}
