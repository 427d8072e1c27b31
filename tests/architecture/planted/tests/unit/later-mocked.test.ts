vi.doMock('x')
