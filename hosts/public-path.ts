/** `/r/abc`, `/feed/2026-01.json`: plain segments, none of which begins with a dot, so no path leads out. */
export const isPublicPath = (path: string) => path.length <= 400 && /^(\/[\w-][\w.-]*)+$/.test(path)
