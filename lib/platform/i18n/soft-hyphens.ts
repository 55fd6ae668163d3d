const vowel = '[аеёиоуыэюя]'
const consonant = '[бвгджзйклмнпрстфхцчшщ]'
const letter = '[а-яё]'

/** Where Russian syllables part, by the letters on both sides of the place. */
const places = [
  new RegExp(`([йьъ])(?=${letter}${letter})`, 'gi'),
  new RegExp(`(${vowel})(?=${vowel}${letter})`, 'gi'),
  new RegExp(`(${vowel}${consonant}${consonant})(?=${consonant}${consonant}${vowel})`, 'gi'),
  new RegExp(`(${vowel}${consonant})(?=${consonant}{1,2}${vowel})`, 'gi'),
  new RegExp(`(${consonant}${vowel})(?=${consonant}${vowel})`, 'gi'),
]

/** In English between two consonants alone, where they are not one sound. */
const englishPlaces = [
  /([aeiouy](?!th|ch|sh|ph|gh|ck|wh|qu)[bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouy])/gi,
]

/** Words shorter than this fit every column. */
const longWord = new RegExp(`${letter}{7,}|[a-z]{7,}`, 'gi')
const english = /^[a-z]/i

/**
 * A text whose long words may be parted between syllables: browsers often have no dictionary for it
 * and would break a word anywhere, without a hyphen.
 */
export function withSoftHyphens(text: string): string {
  return text.replace(longWord, (word) =>
    (english.test(word) ? englishPlaces : places).reduce(
      (parted, place) => parted.replace(place, '$1\u00AD'),
      word,
    ),
  )
}
