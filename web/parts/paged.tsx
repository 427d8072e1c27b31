import type { ComponentChildren } from 'preact'
import { openPaged, type Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { Pager, Table } from './table.tsx'

type Place<T> = {
  readonly shell: Shell
  readonly of: Paged<T>
  /** Cursor's name where a page has several lists. */
  readonly cursor?: string
}

/** Page of a list, never without its way on. */
export function PageOf<T>({
  shell,
  of,
  cursor: name = 'cursor',
  children,
}: Place<T> & { readonly children: (items: readonly T[]) => ComponentChildren }) {
  const { items, cursor } = openPaged(of)
  return (
    <>
      {children(items)}
      <Pager shell={shell} cursor={cursor} name={name} />
    </>
  )
}

type TableProps<T> = Place<T> & {
  readonly caption: string
  readonly columns: readonly Bilingual[]
  readonly row: (item: T) => readonly ComponentChildren[]
  readonly empty: string
  /** Words are never broken. */
  readonly whole?: boolean
  /** Rows run together on a phone. */
  readonly close?: boolean
  /** A line for each cell on a phone. */
  readonly brief?: boolean
}

/** A page of a list as a table. */
export function PagedTable<T>({ shell, of, cursor = 'cursor', columns, row, ...table }: TableProps<T>) {
  const t = tell(shell.lang)
  return (
    <PageOf shell={shell} of={of} cursor={cursor}>
      {(items) => <Table {...table} columns={columns.map((name) => t(name))} rows={items.map(row)} />}
    </PageOf>
  )
}
