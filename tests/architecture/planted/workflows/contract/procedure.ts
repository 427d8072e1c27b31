export type Procedure = { readonly name: string }
