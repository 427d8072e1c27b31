import { examine } from '#records/identify.ts'
import { codeFaultText } from '#records/identity/code-words.ts'
import { narrow } from '#records/normalise.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { search as words } from '#web/words/public.ts'

/** Says why a code that was searched is none. */
export function WrongCode({ shell, q }: { readonly shell: Shell; readonly q: string }) {
  const t = tell(shell.lang)
  const { plain, kind, fault } = examine(narrow(q))
  if (kind === null && nearlyCode.test(plain))
    return <p class="callout warn">{t(words.codeLength, { n: plain.length })}</p>
  if (kind !== 'uscc' || !fault) return null
  return <p class="callout warn">{t(words.codeWrong, { why: codeFaultText(fault, shell.lang) })}</p>
}

/** A credit code with some characters too few or too many. */
const nearlyCode = /^(?=.*\d{6})[0-9A-Z]{14,22}$/
