import type { ComponentChildren } from 'preact'
import { openPaged, type Paged } from '#engine/store/paged.ts'
import type { Shell } from '../shell.ts'
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
  readonly columns: readonly string[]
  readonly row: (item: T) => readonly ComponentChildren[]
  readonly empty: string
  /** Words are never broken. */
  readonly whole?: boolean
}

/** A page of a list as a table. */
export function PagedTable<T>({ shell, of, cursor = 'cursor', row, ...table }: TableProps<T>) {
  return (
    <PageOf shell={shell} of={of} cursor={cursor}>
      {(items) => <Table {...table} rows={items.map(row)} />}
    </PageOf>
  )
}
