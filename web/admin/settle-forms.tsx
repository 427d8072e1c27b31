import type { ComponentChildren } from 'preact'
import { PostForm } from '../parts/post-form.tsx'
import type { Shell } from '../shell.ts'

type Props = {
  readonly shell: Shell
  readonly path: string
  readonly may: { readonly confirm: boolean; readonly decline: boolean }
  readonly words: { readonly hint: string; readonly confirm: string; readonly decline: string }
  /** True where declining was refused. */
  readonly isOpen: boolean
  /** Field of the reason. */
  readonly children: ComponentChildren
}

/** Another administrator confirms, or declines with a reason. */
export function SettleForms({ shell, path, may, words, isOpen, children }: Props) {
  return (
    <>
      {may.confirm && (
        <section class="block">
          <p>{words.hint}</p>
          <PostForm shell={shell} path={path} button={words.confirm} hidden={{ act: 'confirm' }} />
        </section>
      )}
      {may.decline && (
        <details open={isOpen}>
          <summary>{words.decline}</summary>
          <PostForm shell={shell} path={path} button={words.decline} look="second" hidden={{ act: 'decline' }}>
            {children}
          </PostForm>
        </details>
      )}
    </>
  )
}
