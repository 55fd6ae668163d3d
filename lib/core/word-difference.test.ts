import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TextRun, wordDifference } from './word-difference'

const brief = (runs: readonly TextRun[]) =>
  runs
    .map(({ kind, text }) => (kind === 'same' ? text : `[${kind === 'added' ? '+' : '-'}${text}]`))
    .join('')

describe('the difference of two texts', () => {
  it.each([
    ['nothing changed', 'Подойти за 2 минуты.', 'Подойти за 2 минуты.', 'Подойти за 2 минуты.'],
    ['one figure', 'Подойти за 3 минуты.', 'Подойти за 2 минуты.', 'Подойти за [-3][+2] минуты.'],
    [
      'an added end',
      'Поздороваться.',
      'Поздороваться и улыбнуться.',
      'Поздороваться[+ и улыбнуться].',
    ],
    ['a phrase stays a phrase', 'a b c d', 'a x y d', 'a [-b c][+x y] d'],
    ['from nothing', '', 'Новый текст', '[+Новый текст]'],
    ['to nothing', 'Старый текст', '', '[-Старый текст]'],
    ['punctuation alone', 'Да, конечно', 'Да. конечно', 'Да[-,][+.] конечно'],
  ])('%s', (_, before, after, expected) => {
    expect(brief(wordDifference(before, after))).toBe(expected)
  })

  const text = fc.array(fc.constantFrom('а', 'б', 'в', ' ', ', ', '\n', '2'), { maxLength: 40 })

  it('gives both texts back', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const runs = wordDifference(a.join(''), b.join(''))
        const without = (kind: TextRun['kind']) =>
          runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('')
        expect(without('added')).toBe(a.join(''))
        expect(without('removed')).toBe(b.join(''))
        expect(runs.every((run, place) => run.kind !== runs[place + 1]?.kind)).toBe(true)
      }),
      { seed: 7 },
    )
  })

  it('takes long texts whole instead of for ever', () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, n) => `${word}${n}`).join(' ')
    expect(wordDifference(long('a'), long('b')).map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ])
  })
})
