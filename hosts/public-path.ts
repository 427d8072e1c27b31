/** `/r/abc`, `/feed/2026-01.json`: no segment begins with a dot or leads out. */
export const isPublicPath = (path: string) => path.length <= 400 && /^(\/[\w-][\w.-]*)+$/.test(path)
