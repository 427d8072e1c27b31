/** List as sheet; its last row tells of more. */
export type Sheet<T> = {
  readonly columns: readonly string[]
  readonly row: (item: T) => readonly string[]
  readonly rest: string
}
