import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import type { RecordFile } from '#records/record.ts'
import { commonForms } from '#workflows/common/common-forms.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Form of an event; without one, confirmation alone. */
export function formFor(
  procedure: Procedure,
  event: string,
  data: unknown,
  record: RecordFile | null,
  flags: PublicityFlags = {},
): Form {
  const form = ownOf(procedure.pages.forms, event) ?? ownOf(commonForms, event) ?? []
  return typeof form === 'function' ? form(data, record, flags) : form
}

const ownOf = <Value>(of: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  of && Object.hasOwn(of, name) ? of[name] : undefined
