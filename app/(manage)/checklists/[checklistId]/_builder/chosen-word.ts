/** The value of a native list as one of the words that it was filled with. */
export function chosen<Word extends string>(
  words: readonly Word[],
  value: string,
  other: Word,
): Word {
  return words.find((word) => word === value) ?? other
}
