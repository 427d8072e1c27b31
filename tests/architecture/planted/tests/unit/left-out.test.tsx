test.concurrent.skip('is left out', () => {})
