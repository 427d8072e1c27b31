/** What is wrong with words that must be said, in at most so many characters, under the field's name. */
export function textFault(name: string, text: string, most: number): Readonly<Record<string, string>> {
  const said = text.trim()
  if (said === '') return { [name]: 'required' }
  return said.length > most ? { [name]: 'tooLong' } : {}
}
