/** Channels of an objection, where each is filed here, and its clocks (GD 46, O36 18). */
export type Channel = {
  readonly id: 'city' | 'direct' | 'national'
  /** In the order in which they run; each with its article and status in the rules. */
  readonly rules: readonly string[]
  /** Tells whether it is filed with this system, or elsewhere. */
  readonly isHere: boolean
}

export const channels: readonly Channel[] = [
  { id: 'city', rules: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'], isHere: true },
  { id: 'direct', rules: ['A11', 'A9'], isHere: true },
  { id: 'national', rules: ['A8', 'A9'], isHere: false },
]
