/** Moment at which a test gives up, beyond the slowest machine. */
export const patience = { timeout: 300_000, interval: 250 } as const
