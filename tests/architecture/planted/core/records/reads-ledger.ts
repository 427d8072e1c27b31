export * from '#ledger/tree.ts'
