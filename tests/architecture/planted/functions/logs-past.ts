/** Writes a line by hand. */
export const tell = (message: string) => console.error(message)
