import type { Engine } from '#engine/store/engine.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { phrase } from './phrases.ts'

const causes = ['inspection', 'quarantine', 'appraisal', 'expertReview'] as const

/** A cause of a pause as letters and mails write it (GD 46); undefined where it is none. */
export function pauseCause(engine: Pick<Engine, 'deployment'>, code: string): Bilingual | undefined {
  const known = causes.find((one) => one === code)
  return known && phrase(engine, `paper.pause.${known}`)
}
