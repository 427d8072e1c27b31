/** Tells whether an entry is somebody's lateness. That the applicant's time ended on an estimated day is none. */
export const isBreach = (type: string, event: unknown): boolean =>
  type.endsWith('.breach') && !(typeof event === 'object' && event !== null && 'estimated' in event)
