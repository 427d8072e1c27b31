import type { ComponentChildren } from 'preact'
import { to } from '../link.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { drafts as words } from '../words/drafts.ts'

type Props = {
  readonly shell: Shell
  readonly path: string
  readonly button: string
  readonly look?: 'second' | 'danger' | 'plain'
  readonly hidden?: Readonly<Record<string, string | number>>
  /** A second way to send the same form, complete or not. */
  readonly also?: { readonly name: string; readonly label: string }
  /** Saved by itself, as by `later`; `unsent`: its button sends. */
  readonly saves?: boolean | 'unsent'
  readonly children?: ComponentChildren
}

/** Every change is a POST with the session's token. */
export function PostForm({ shell, path, button, look, hidden = {}, also, saves = false, children }: Props) {
  const t = tell(shell.lang)
  const unsaved = also ? words.notSaved : saves === 'unsent' ? words.unsent : words.notKept
  return (
    <form
      method="post"
      action={to(shell, path)}
      data-once
      data-saves={saves ? t(also ? words.autoSaved : words.autoKept) : undefined}
      data-unsaved={saves ? t(unsaved, { button }) : undefined}
    >
      <input type="hidden" name="csrf" value={shell.csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      {children}
      {saves && <p class="quiet" role="status" data-said />}
      {also ? (
        <p class="row">
          <button type="submit" class={look}>
            {button}
          </button>
          <button type="submit" class="second" name={also.name} value="on" formNoValidate>
            {also.label}
          </button>
        </p>
      ) : (
        <button type="submit" class={look}>
          {button}
        </button>
      )}
    </form>
  )
}
