import { operatorOf, withoutPerson, withoutPersonalNumbers } from '../publicity/masking.ts'
import { currentVersion, type RecordFile } from '../record.ts'

export type MaskedWords = {
  /** The subject’s name as it may be said. */
  readonly subject: string
  /** Words without persons' numbers or the record’s names. */
  text(said: string): string
}

/** Masks persons, trade names' too (L19), for mails and unproved readers. */
export function maskedWords(record: RecordFile | null): MaskedWords {
  const names = record === null ? [] : personsOf(record)
  const hide = (text: string) => names.reduce(withoutPerson, text)
  return { subject: hide(record?.subject.name ?? ''), text: (said) => hide(withoutPersonalNumbers(said)) }
}

function personsOf(record: RecordFile): readonly string[] {
  const { kind, name } = record.subject
  if (kind === 'person') return name === '' ? [] : [name]
  const operator = operatorOf(record, currentVersion(record).fields)
  return kind === 'individualBusiness' && operator !== '' ? [operator] : []
}
