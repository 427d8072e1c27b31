const openPaged = (page: readonly string[]) => page

export const hundred = (page: readonly string[]) => openPaged(page)
