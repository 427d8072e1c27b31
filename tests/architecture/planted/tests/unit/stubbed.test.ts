vi.stubGlobal('Date', class {})
