export async function proofFor(_engine: unknown, _id: string, _seq: number): Promise<object | null> {
  return null
}
