import type { Day } from '#law/day.ts'

export type Own = Day
