export const idOf = (row: { readonly pk: string }) => row.pk.slice(5)
