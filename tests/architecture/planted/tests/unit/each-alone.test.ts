describe.only.each([1])('%i', () => {})
