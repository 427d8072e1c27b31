import type { ComponentChildren } from 'preact'
import { to } from '../link.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { frame } from '../words/frame.ts'

type Props = {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  readonly empty: string
  /** Words are never broken: for tables of plain words in many columns. */
  readonly whole?: boolean
  /** Columns of numbers: three abreast on a phone. */
  readonly figures?: boolean
  /** Rows of few words: run together on a phone, without column names. */
  readonly close?: boolean
  /** On a phone a line for each cell, without column names. */
  readonly brief?: boolean
}

/** Rows on a desk; on a phone stacked with column names. */
export function Table({ figures = false, ...props }: Props) {
  if (props.rows.length === 0) return <p class="empty">{props.empty}</p>
  if (!figures) return <Rows {...props} />
  return (
    // Takes the focus, so that keys can move it.
    <figure class="figures" aria-label={props.caption} tabindex={0}>
      <Rows {...props} />
    </figure>
  )
}

function Rows({ caption, columns, rows, whole = false, close = false, brief = false }: Props) {
  return (
    <table class={close ? 'close' : brief ? 'brief words' : whole ? 'words' : undefined}>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, i) => (
              <td data-name={columns[i]}>
                <div>{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Onward by cursor: pages cost the same however long the list. */
export function Pager({ shell, cursor, name }: { shell: Shell; cursor: string | null; name: string }) {
  const t = tell(shell.lang)
  const [path = '', query = ''] = shell.path.split('?')
  const at = new URLSearchParams(query)
  const isFirst = !at.has(name)
  if (isFirst && cursor === null) return null
  at.delete(name)
  const first = at.size ? `${path}?${at}` : path
  if (cursor !== null) at.set(name, cursor)
  return (
    <p class="pager">
      {!isFirst && <a href={to(shell, first)}>{t(frame.first)}</a>}
      {cursor !== null && (
        <a href={to(shell, `${path}?${at}`)} rel="next">
          {t(frame.next)}
        </a>
      )}
    </p>
  )
}
