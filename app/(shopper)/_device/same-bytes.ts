/** Whether two contents are alike, byte by byte; null: there is none. */
export function areSameBytes(left: ArrayBuffer | null, right: ArrayBuffer | null): boolean {
  if (left === null || right === null) return left === right
  if (left.byteLength !== right.byteLength) return false
  const one = new Uint8Array(left)
  const other = new Uint8Array(right)
  return one.every((byte, index) => byte === other[index])
}
