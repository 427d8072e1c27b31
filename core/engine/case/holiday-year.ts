import { z } from 'zod'
import type { HolidayYear as Year } from '#law/calendar.ts'
import { isDay } from '#law/day.ts'

const Day = z.string().refine(isDay, 'not a day')

/** A year's file that a deployment adds: the shape of holidays/<year>.json. */
export const HolidayYear = z.strictObject({
  year: z.int().min(2018).max(9998),
  notice: z.strictObject({
    urls: z.array(z.string().min(1)).min(1),
    number: z.string().min(1).exactOptional(),
    issuedOn: Day.exactOptional(),
  }),
  off: z.array(z.strictObject({ name: z.string().min(1), from: Day, to: Day })).min(1),
  worked: z.array(z.strictObject({ name: z.string().min(1), day: Day })),
}) satisfies z.ZodType<Year>
