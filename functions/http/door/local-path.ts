/** Only a path of ours: never another site, whatever the link said. */
export const isLocalPath = (path: string): boolean => /^\/(?![/\\])[\x21-\x7e]*$/.test(path)
