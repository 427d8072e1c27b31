export const commit = 1
