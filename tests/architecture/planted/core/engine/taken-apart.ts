const { now } = Date

export const own = now
