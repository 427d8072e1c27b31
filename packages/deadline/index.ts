/** For others; the product imports the files themselves. */
export type { Bilingual } from './src/bilingual.ts'
export { calculate, type Figure, figureOf, figures, type Question } from './src/calculate.ts'
export {
  type Calendar,
  type DayStatus,
  type HolidayYear,
  makeCalendar,
  type Notice,
  type StatutoryYear,
} from './src/calendar.ts'
export { chinaCalendar, chinaCalendarWith, publishedYears, statutoryYears } from './src/china.ts'
export { addDays, addMonths, type Day, daysBetween, isDay, shanghaiDay, startOfDay, weekday } from './src/day.ts'
export {
  type Deadline,
  type DeadlineOptions,
  deadline,
  dueInstant,
  findDeadline,
  type Length,
  type Milestones,
  milestones,
  type Span,
} from './src/deadline.ts'
export { type DeadlineRefusal, type DeadlineReply, deadlineLine, replyText } from './src/deadline-line.ts'
export { type ExplainedDay, type Explanation, explain } from './src/explain.ts'
export { explanationText } from './src/explanation-text.ts'
export { Fault } from './src/fault.ts'
export { ownLimit } from './src/own-limit.ts'
export { ruleOf, ruleSetFrom, ruleSetVersion, rules } from './src/rules.ts'
export { isStatutory, lengthOf, limitKind, type Party, type Status, type TimeLimit } from './src/time-limit.ts'
