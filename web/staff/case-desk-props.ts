import type { StoredFile } from '#engine/store/ports.ts'
import type { Repeat } from '#engine/views/repeats.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { FormInput } from '../form.ts'
import type { WayLink } from '../parts/way-links.tsx'
import type { Shell } from '../shell.ts'

export type CaseDeskProps = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  /** The event whose form was refused: it opens, with what was typed. */
  readonly tried?: string
  readonly opens: readonly StoredFile['state'][]
  /** Earlier answers to the same items (L18). */
  readonly repeats?: readonly Repeat[]
  /** True if the reader may assign it. */
  readonly assigns?: boolean
  /** True if the reader may take it on in their own name. */
  readonly claims?: boolean
  /** True if the reader may establish who called. */
  readonly identifies?: boolean
  /** Open cases of the same matter: true for those joined (并案). */
  readonly alike?: readonly boolean[]
  /** Ways that may be begun from the case, or from its record. */
  readonly ways?: readonly WayLink[]
}
