/** Channels of an objection, their place and clocks (GD 46, O36 18). */
export type Channel = {
  readonly id: 'city' | 'direct' | 'national'
  /** In order; article and status stand in rules. */
  readonly rules: readonly string[]
  /** True if filed with this system, not elsewhere. */
  readonly isHere: boolean
}

export const channels: readonly Channel[] = [
  { id: 'city', rules: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'], isHere: true },
  { id: 'direct', rules: ['A11', 'A9'], isHere: true },
  { id: 'national', rules: ['A8', 'A9'], isHere: false },
]
