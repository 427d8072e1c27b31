// The last day of "3 working days from 24 September 2026", and why.
import { chinaCalendar, deadline, explain, explanationText, ruleOf } from '@redress/deadline'

const { due, provisional } = deadline({ unit: 'workingDays', n: 3, as: 'act' }, '2026-09-24', chinaCalendar)
console.log(due, provisional ? 'provisional' : 'firm')

// Rule A4: the unit that gave the record verifies an objection.
console.log(explanationText(explain(ruleOf('A4'), '2026-09-24', chinaCalendar), 'en').join('\n'))
