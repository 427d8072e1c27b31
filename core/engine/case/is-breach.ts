/** Tells whether somebody was late; an applicant's estimated end is no lateness. */
export const isBreach = (type: string, event: unknown): boolean =>
  type.endsWith('.breach') && !(typeof event === 'object' && event !== null && 'estimated' in event)
