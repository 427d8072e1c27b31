vi.mock('./day.ts')
