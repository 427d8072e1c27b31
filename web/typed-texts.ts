import type { Values } from './values.ts'

/** Written texts of a form; ticks, ids and codes tell nothing. */
export const typedTexts = (form: Values): readonly string[] =>
  Object.values(form).filter((value) => value.trim() !== '' && !isCode.test(value.trim()))

const isCode = /^(on|\d{1,4}|[A-Z]\d+|[a-z]+[A-Z]\w*|\w+\.\w+|[0-9A-HJKMNP-TV-Z]{26})$/
