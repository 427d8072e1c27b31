/** A form's values by field name, as the browser sent them. */
export type Values = Readonly<Record<string, string>>

export const textIn = (values: Values, name: string): string => (values[name] ?? '').trim()

/** 年/月/日 as one day; no date stays wrong for the schema. */
export function readLegalDay(values: Values, name: string): string {
  const part = (of: string, width: number) => textIn(values, `${name}.${of}`).normalize('NFKC').padStart(width, '0')
  return `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`
}

export const ticked = (values: Values, prefix: string): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) && value === 'on' ? [name.slice(prefix.length)] : [],
  )
