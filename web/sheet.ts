/** How a list becomes a sheet: its columns, the cells of a row, and what a last row says where it goes on. */
export type Sheet<T> = {
  readonly columns: readonly string[]
  readonly row: (item: T) => readonly string[]
  readonly rest: string
}
