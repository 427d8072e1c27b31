import { openPaged, type Paged, paged } from '#engine/store/paged.ts'

/** Items that a page of a list holds. */
export const itemsOf = async <T>(page: Promise<Paged<T>>): Promise<readonly T[]> => openPaged(await page).items

/** A page of a list as a sample shows it. */
export const pageWith = <T>(items: readonly T[], cursor: string | null = null): Paged<T> => paged({ items, cursor })
