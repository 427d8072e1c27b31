/** Tells paths at which published files stand. The public feed is a file a day; what else stands below /feed is the recipients' own. */
export const isPublishedPath = (path: string): boolean => /^\/((en\/)?[rn]\/|feed\/\d)/.test(path)
