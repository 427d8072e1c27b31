/** Acts roll to a working day (民法典 203), periods do not. */
export type Length = {
  readonly unit: 'workingDays' | 'calendarDays' | 'months'
  readonly n: number
  readonly as: 'act' | 'period'
}
