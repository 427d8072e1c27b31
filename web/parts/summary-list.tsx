import type { ComponentChildren } from 'preact'

export type Line = { readonly name: string; readonly value: ComponentChildren; readonly change?: ComponentChildren }

type Props = {
  readonly lines: readonly Line[]
  /** Name and value stay beside each other on a phone. */
  readonly close?: boolean
}

/** Names and values; check-answers adds links to change. */
export function SummaryList({ lines, close = false }: Props) {
  return (
    <dl class={close ? 'lines beside' : 'lines'}>
      {lines.map(({ name, value, change }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {change && <dd class="change">{change}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** Link to change one line, naming it to readers. */
export function ChangeLink({ label, path, what }: { label: string; path: string; what: string }) {
  return (
    <a href={path}>
      {label}
      <span class="hidden"> {what}</span>
    </a>
  )
}
