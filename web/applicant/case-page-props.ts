import type { StoredFile, UploadForm } from '#engine/store/ports.ts'
import type { CaseView, OpeningView } from '#engine/views/view.ts'
import type { FormInput } from '../form.ts'
import type { OwnNotice } from '../parts/case/case-after.tsx'
import type { OpenCase } from '../parts/open-case.tsx'
import type { WayLink } from '../parts/way-links.tsx'
import type { Shell } from '../shell.ts'
import type { Values } from '../values.ts'

export type CasePageProps = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  /** Uploaded for a supplement, not yet sent. */
  readonly pending: readonly StoredFile[]
  /** Every look at the evidence by anybody else. */
  readonly openings?: readonly OpeningView[]
  /** The receipt is the filer's alone. */
  readonly isFiler?: boolean
  /** Ways that may be begun from here. */
  readonly ways?: readonly WayLink[]
  /** Open case that came of this one, on the same. */
  readonly next?: OpenCase
  /** Public notices that its subject may take down. */
  readonly notices?: readonly OwnNotice[]
  /** By event: text typed and not sent, and its name. */
  readonly typed?: Readonly<Record<string, { readonly text: Values | null; readonly seen: string }>>
  /** Text of the form just sent that another page saved. */
  readonly beside?: Values
  readonly uploads: { readonly photo: UploadForm; readonly file: UploadForm } | null
}
