import type { Page } from './ports.ts'

const held: unique symbol = Symbol('a page')

/** Part of a list; `openPaged` alone gives its items, with the way on: no list ends silently. */
export type Paged<T> = { readonly [held]: Page<T> }

export const paged = <T>(page: Page<T>): Paged<T> => ({ [held]: page })

/** Reading of a list that is whole in one page. */
export const whole =
  <T>(items: readonly T[]) =>
  async (): Promise<Paged<T>> =>
    paged({ items, cursor: null })

/** The same page in another form, or without what is withheld. */
export async function across<T, U>(
  page: Paged<T>,
  through: (items: readonly T[]) => readonly U[] | Promise<readonly U[]>,
): Promise<Paged<U>> {
  const { items, cursor } = page[held]
  return paged({ items: await through(items), cursor })
}

/** For those who pass the way on. */
export const openPaged = <T>(page: Paged<T>): Page<T> => page[held]

/** True where a list has nothing, here or further on. */
export const isEmptyList = <T>(page: Paged<T>): boolean => page[held].items.length === 0 && page[held].cursor === null
