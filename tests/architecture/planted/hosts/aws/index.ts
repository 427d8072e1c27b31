export const ports = 1
