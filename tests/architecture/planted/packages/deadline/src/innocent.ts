// Date.now() and Math.random() are words here.
export const parsed = (text: string) => new Date(text)
export const moment = Date.UTC(2026, 0, 1)
export const half = Math.floor(1.5)
export const isDate = (value: unknown): value is Date => value instanceof Date
export const random = (bytes: Uint8Array) => bytes
