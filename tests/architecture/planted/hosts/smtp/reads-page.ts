import { page } from '#web/page.tsx'

export const own = page
