/** One change of a folder, by paths in it; bytes in base64. */
export type Op =
  | { readonly do: 'create' | 'folder' | 'drop'; readonly path: string }
  | { readonly do: 'write'; readonly path: string; readonly at: number; readonly bytes: string }
  | { readonly do: 'cut'; readonly path: string; readonly size: number }
  /** Content and name together, as of one moment and durable. */
  | { readonly do: 'set'; readonly path: string; readonly bytes: string }
  | { readonly do: 'move' | 'link'; readonly from: string; readonly to: string }
  /** Holds for what was recorded before it began. */
  | { readonly do: 'sync'; readonly path: string; readonly before: number }
