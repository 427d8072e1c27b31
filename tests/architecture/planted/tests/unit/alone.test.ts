it.only('runs alone', () => {})
