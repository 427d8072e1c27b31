import type { Engine } from '#engine/store/engine.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { phrase } from './phrases.ts'

const causes = ['inspection', 'quarantine', 'appraisal', 'expertReview'] as const

/** Cause of a pause in letters (GD 46); undefined if unknown. */
export function pauseCause(engine: Pick<Engine, 'deployment'>, code: string): Bilingual | undefined {
  const known = causes.find((one) => one === code)
  return known && phrase(engine, `paper.pause.${known}`)
}
