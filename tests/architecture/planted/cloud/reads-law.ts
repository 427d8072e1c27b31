import { day } from '#law/day.ts'

export const today = day
