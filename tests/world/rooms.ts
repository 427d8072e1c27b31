import type { Deployment } from '#engine/store/host.ts'
import { noScanner } from '#hosts/clamd.ts'
import { memoryFiles } from '#hosts/memory/files.ts'
import type { MemoryHost } from '#hosts/memory/index.ts'
import { makeCalendar } from '#law/calendar.ts'
import { publishedYears, statutoryYears } from '#law/china.ts'
import { addDays, instantOn } from '#law/day.ts'
import type { Who } from '#tests/authz/people.ts'
import { today } from './town.ts'

/** Troubles of a town while it is built and looked at. */
export type Room = {
  readonly name: string
  readonly host: (host: MemoryHost) => Partial<MemoryHost>
  readonly deployment: Partial<Deployment>
  /** Tells who is in the directory. */
  readonly isSeated: (who: Who) => boolean
  /** The instant at which it is looked at. */
  readonly now: number
  /** Kinds of pages of which there is none there. */
  readonly lacks: readonly string[]
}

export const ordinary: Room = {
  name: 'where all is well',
  host: () => ({}),
  deployment: {},
  isSeated: () => true,
  now: instantOn(today, '10:00'),
  lacks: [],
}

const ended = makeCalendar(
  publishedYears.filter(({ year }) => year < 2025),
  statutoryYears,
)
const down = { kind: 'permanent', reason: 'no mail server is configured' } as const

export const rooms: readonly Room[] = [
  { ...ordinary, name: 'beyond the calendar', deployment: { calendar: ended } },
  { ...ordinary, name: 'without a printer', host: () => ({ printing: null }) },
  {
    ...ordinary,
    name: 'without a mail server',
    host: ({ mailer }) => ({ mailer: { ...mailer, send: async () => down } }),
  },
  {
    ...ordinary,
    name: 'without a scanner that answers',
    host: ({ crypto, clock }) => ({ files: memoryFiles({ crypto, clock, scanner: noScanner }), scanner: noScanner }),
  },
  { ...ordinary, name: 'at midnight', now: instantOn(addDays(today, 1), '00:00') },
  {
    ...ordinary,
    name: 'whose clock was set back by a day',
    now: instantOn(addDays(today, -1), '10:00'),
    lacks: ['/n/{id}'],
  },
  {
    ...ordinary,
    name: 'where nobody sits in a unit',
    isSeated: ({ roles }) => roles.every(({ unit }) => unit !== 'HJ'),
    lacks: ['/desk/register/{id}'],
  },
]
