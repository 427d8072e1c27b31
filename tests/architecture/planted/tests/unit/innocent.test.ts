describe.runIf(true)('runs', () => it('moves the clock by hand', () => vi.fn()))
