import type { ComponentChildren } from 'preact'

export type Tone = 'calm' | 'wait' | 'good' | 'warn' | 'late'

/** A status in few words; colour only repeats what the words say. */
export const Chip = ({ tone = 'calm', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`chip ${tone}`}>{children}</span>
)
