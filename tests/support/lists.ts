import { openPaged, type Paged, paged } from '#engine/store/paged.ts'

/** Items that a page of a list holds. */
export const itemsOf = async <T>(page: Promise<Paged<T>>): Promise<readonly T[]> => openPaged(await page).items

/** Page of a list for samples. */
export const pageWith = <T>(items: readonly T[], cursor: string | null = null): Paged<T> => paged({ items, cursor })
