import { describe, expect, test } from 'vitest'
import { nearNames } from './near-names'

describe('names near to a typed one', () => {
  test.each([
    ['a letter changed', 'scone', ['score'], ['score']],
    ['a letter added', 'scoree', ['score'], ['score']],
    ['a letter left out', 'scre', ['score'], ['score']],
    ['two neighbours exchanged', 'socre', ['score'], ['score']],
    ['the first two exchanged', 'csore', ['score'], ['score']],
    ['the last two exchanged', 'scoer', ['score'], ['score']],
    ['the last of a short one exchanged', 'bas', ['bsa'], ['bsa']],
    ['two letters of five', 'scxxe', ['score'], []],
    ['two letters of six', 'salxxy', ['salary'], ['salary']],
    ['a third of nine letters', 'norm_dxxx', ['norm_days'], ['norm_days']],
    ['four of nine', 'norm_xxxx', ['norm_days'], []],
    ['one of two letters', 'ab', ['ac'], ['ac']],
    ['one of one letter', 'a', ['b'], ['b']],
    ['exchanged and apart', 'sxocre', ['score'], ['score']],
    ['no name at all', 'score', [], []],
    ['everything of an empty one', '', ['ab'], []],
    ['nothing but one letter', '', ['a'], ['a']],
    ['the beginning', 'worked', ['unworked', 'worked_days'], ['unworked', 'worked_days']],
    ['one letter of the beginning', 'w', ['worked_days'], []],
    ['two letters of the beginning', 'wo', ['worked_days'], ['worked_days']],
    ['one letter in another place and one another', 'xb', ['bc'], []],
    ['one letter in another place and one lost', 'bx', ['cb'], []],
    ['the middle', 'days', ['worked_days'], []],
  ])('%s', (_, typed, known, expected) => {
    expect(nearNames(typed, known)).toEqual(expected)
  })

  test('the nearest first, at most three, and the earlier of two alike', () => {
    const known = ['stores', 'scores', 'scored', 'scorer', 'scoress']
    expect(nearNames('score', known)).toEqual(['scores', 'scored', 'scorer'])
    expect(nearNames('bonuses', ['bonusxy', 'bonuses2', 'onuses'])).toEqual([
      'bonuses2',
      'onuses',
      'bonusxy',
    ])
  })

  test('what looks the same is the only one meant, whatever is near besides', () => {
    expect(nearNames('SCORE', ['scores', 'score'])).toEqual(['score'])
    expect(nearNames('Score', ['score', 'SCORE'])).toEqual(['score', 'SCORE'])
    // Every Cyrillic letter that looks like a Latin one.
    expect(nearNames('авекмнорстухіѕ', ['abekmhopctyxis'])).toEqual(['abekmhopctyxis'])
    expect(nearNames('ВАSЕ', ['base', 'bass'])).toEqual(['base'])
  })

  test('an endless name is looked at as far as names go', () => {
    const sixty = 'n'.repeat(60)
    expect(nearNames(`${sixty}${'x'.repeat(2_000)}`, [sixty])).toEqual([sixty])
    expect(nearNames('x'.repeat(61), ['x'.repeat(60)])).toEqual(['x'.repeat(60)])
  })
})
