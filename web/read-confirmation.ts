import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Values } from './values.ts'
import type { faults } from './words/faults.ts'

export type ReadConfirmation = {
  readonly confirmed: 'signature' | 'code' | 'paper'
  readonly signed: string | null
  readonly code: string
  readonly papers: readonly { readonly key: string; readonly keeper: 'applicant' | 'counter' }[]
}
type Result =
  | { readonly kind: 'read'; readonly confirmation: ReadConfirmation }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Reads `ReadBackPage`: signatures need a file, codes the code. */
export function readConfirmation(
  values: Values,
  mode: 'present' | 'paper' | 'phone',
  files: readonly string[],
): Result {
  const found: Record<string, keyof typeof faults> = {}
  const chosen = (['signature', 'code'] as const).find((one) => one === values['confirmed'])
  // A caller signs nothing: the code alone confirms.
  const confirmed = ({ paper: 'paper', phone: 'code', present: chosen } as const)[mode]
  const signed = files.find((key) => key === values['signed']) ?? null
  const code = (values['code'] ?? '').trim()
  if (!confirmed) found['confirmed'] = 'choose'
  else if (confirmed === 'code' && code === '') found['code'] = 'required'
  else if (confirmed !== 'code' && signed === null) found['signed'] = 'signedFile'
  if (!confirmed || Object.keys(found).length > 0)
    return { kind: 'refused', refusal: { code: 'malformed', fields: found } }
  const papers = files.map((key) => {
    const keeper =
      values[`keeper.${key.split('/').at(-1)}`] === 'counter' ? ('counter' as const) : ('applicant' as const)
    return { key, keeper }
  })
  return {
    kind: 'read',
    confirmation: { confirmed, signed: confirmed === 'code' ? null : signed, code, papers },
  }
}
