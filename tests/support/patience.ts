/** When a test gives up waiting for what must come: no figure, and far beyond the slowest machine. */
export const patience = { timeout: 300_000, interval: 250 } as const
