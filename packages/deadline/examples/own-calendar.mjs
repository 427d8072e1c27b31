// Another country: one year's days off and worked weekends, in the same shape.
import { deadline, explain, explanationText, makeCalendar, ownLimit } from '@redress/deadline'

const calendar = makeCalendar([
  {
    year: 2026,
    notice: { urls: ['https://example.org/days-off-2026'] },
    off: [
      { name: 'New Year', from: '2026-01-01', to: '2026-01-01' },
      { name: 'Spring bank holiday', from: '2026-05-25', to: '2026-05-25' },
    ],
    worked: [],
  },
])
const twentyDays = { unit: 'workingDays', n: 20, as: 'act' }
console.log(deadline(twentyDays, '2026-05-15', calendar).due)
console.log(explanationText(explain(ownLimit, '2026-05-15', calendar, { length: twentyDays }), 'en').join('\n'))
