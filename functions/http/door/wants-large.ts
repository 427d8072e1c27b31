export const textCookie = 'text'

/** True where the reader wants large text (适老化). */
export const wantsLarge = (cookies: readonly string[]): boolean => cookies.includes(`${textCookie}=large`)
