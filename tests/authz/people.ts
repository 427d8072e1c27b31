import type { Person } from '#engine/store/person.ts'
import { sampleRecord } from '#tests/support/run-example.ts'

/** A person, and how the test speaks of them. */
export type Who = Person & { readonly as: string }

/** Owner of the case, and somebody else. */
export const subject = sampleRecord.subject.key
export const other = '91445302MA9DEM117G'
export const self = 'personhash0001'

type Seat = Person['roles'][number]
const at = (role: Seat['role'], unit: string | null = null): Seat => ({ role, unit })
const applicant = at('applicant')

function who(as: string, roles: readonly Seat[], over: Partial<Person> = {}): Who {
  const id = as.replaceAll(' ', '-')
  return { as, id, name: id, email: `${id}@example.com`, subject: null, roles, conflicts: [], ...over }
}
const interested = (as: string, roles: readonly Seat[]) => who(`${as} interested`, roles, { conflicts: [subject] })

/** FGW platform, HJ provider and holder, RS determiner and asked. */
export const people: readonly Who[] = [
  who('filer', [applicant], { subject }),
  who('colleague', [applicant], { subject }),
  who('stranger', [applicant], { subject: other }),
  who('natural person', [applicant], { subject: self }),
  who('nobody', []),
  who('hall clerk', [at('clerk', 'FGW')]),
  who('clerk of the holder', [at('clerk', 'HJ')]),
  who('intake', [at('intake', 'FGW')]),
  who('head of intake', [at('intakeHead', 'FGW')]),
  interested('intake', [at('intake', 'FGW')]),
  interested('head of intake', [at('intakeHead', 'FGW')]),
  who('officer of the holder', [at('officer', 'HJ')]),
  who('head of the holder', [at('head', 'HJ')]),
  who('second head of the holder', [at('officer', 'HJ'), at('head', 'HJ')]),
  interested('officer of the holder', [at('officer', 'HJ')]),
  interested('head of the holder', [at('head', 'HJ')]),
  who('officer of the asked', [at('officer', 'RS')]),
  who('head of the asked', [at('head', 'RS')]),
  interested('officer of the asked', [at('officer', 'RS')]),
  who('officer elsewhere', [at('officer', 'SCJG')]),
  who('head elsewhere', [at('head', 'SCJG')]),
  who('officer elsewhere and recipient', [at('officer', 'SCJG'), at('recipient', 'RS')]),
  who('supervisor', [at('supervisor')]),
  interested('supervisor', [at('supervisor')]),
  who('recipient', [at('recipient', 'HJ')]),
  who('account of Credit China', [at('creditChina', 'FGW')]),
  who('account of the 12345 line', [at('hotline', 'FGW')]),
  who('system administrator', [at('systemAdmin')]),
  interested('system administrator', [at('systemAdmin')]),
  who('security administrator', [at('securityAdmin')]),
  who('auditor', [at('auditor')]),
  interested('auditor', [at('auditor')]),
  // Acts for the subject and sits in the deciding unit.
  who('filer and officer', [applicant, at('officer', 'HJ'), at('head', 'HJ')], { subject }),
  who('filer and intake', [applicant, at('intake', 'FGW')], { subject }),
]
