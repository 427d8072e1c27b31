export const kept = 0
