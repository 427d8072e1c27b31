import { layoutOf } from '../layout.ts'
import { maskedName, withoutPersonalNumbers } from '../publicity/masking.ts'
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
  const hide = (text: string) => names.reduce((all, name) => all.replaceAll(name, maskedName(name)), text)
  return { subject: hide(record?.subject.name ?? ''), text: (said) => hide(withoutPersonalNumbers(said)) }
}

function personsOf(record: RecordFile): readonly string[] {
  const { kind, name } = record.subject
  if (kind === 'person') return name === '' ? [] : [name]
  const operator = (currentVersion(record).fields[layoutOf(record.kind).roles.operator] ?? '').trim()
  return kind === 'individualBusiness' && operator !== '' ? [operator] : []
}
