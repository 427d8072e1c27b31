import { examine } from '#records/identify.ts'
import { codeFaultText } from '#records/identity/code-words.ts'
import { narrow } from '#records/normalise.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { search as words } from '#web/words/public.ts'

/** Says why a code that was searched is none. */
export function WrongCode({ shell, q }: { readonly shell: Shell; readonly q: string }) {
  const { kind, fault } = examine(narrow(q))
  if (kind !== 'uscc' || !fault) return null
  return <p class="callout warn">{tell(shell.lang)(words.codeWrong, { why: codeFaultText(fault, shell.lang) })}</p>
}
