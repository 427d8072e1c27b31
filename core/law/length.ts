/** An act is rolled to a working day (民法典 203); a period is not. */
export type Length = {
  readonly unit: 'workingDays' | 'calendarDays' | 'months'
  readonly n: number
  readonly as: 'act' | 'period'
}
