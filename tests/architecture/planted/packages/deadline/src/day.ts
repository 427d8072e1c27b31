export type Day = string
export const day: Day = '2026-01-01'
