/** Reason an identity code is not valid. */
export type CodeFault =
  | { readonly kind: 'length' | 'masked' | 'format' | 'date' | 'area' | 'fifteenDigits' | 'futureDate' }
  | { readonly kind: 'alphabet'; readonly character: string; readonly wouldFit?: string }
  | { readonly kind: 'checksum'; readonly expected: string }
