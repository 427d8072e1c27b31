/** Paths of published files; below /feed only the daily files are. */
export const isPublishedPath = (path: string): boolean => /^\/((en\/)?[rn]\/|feed\/\d)/.test(path)
