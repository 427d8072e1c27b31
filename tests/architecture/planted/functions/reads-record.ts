type Item = { readonly body: unknown }

const storedRecord = ({ body }: Item) => body

export const shown = (item: Item) => storedRecord(item)
