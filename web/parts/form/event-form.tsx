import type { ComponentChildren } from 'preact'
import type { CaseView } from '#engine/views/view.ts'
import type { Shell } from '#web/shell.ts'
import { PostForm } from '../post-form.tsx'

type Props = {
  readonly shell: Shell
  readonly path: string
  readonly one: Pick<CaseView, 'seq'>
  readonly event: string
  readonly button: string
  readonly look?: 'second' | 'danger'
  /** Saved by itself until it is sent. */
  readonly saves?: boolean
  /** Names the text that the form shows. */
  readonly seen?: string
  readonly children?: ComponentChildren
}

/** Carries the page's entry, so that stale pages change nothing. */
export function EventForm({ shell, path, one, event, button, look, saves = false, seen, children }: Props) {
  return (
    <PostForm
      shell={shell}
      path={path}
      button={button}
      {...(look ? { look } : {})}
      hidden={{ event, seq: one.seq, ...(seen && { seen }) }}
      saves={saves && 'unsent'}
    >
      {children}
    </PostForm>
  )
}
