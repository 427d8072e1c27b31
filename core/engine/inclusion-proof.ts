export async function inclusionProofFor(_e: unknown, _id: string, _seq: number): Promise<object | null> {
  return null
}
