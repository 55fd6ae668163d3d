import { Fraction, parseDecimal } from '@/lib/core/exact'
import {
  buildSheet,
  type CountedPair,
  countPair,
  type PairQuestion,
  type PairSection,
  type Sheet,
} from '@/lib/core/score-sheet'

/**
 * The lower layer of scoring with nothing above it: root sections with the weights 3, 1, 0.5 and 2,
 * whose questions are pairs in halves. The first question may set its section to zero, the third caps
 * the total at 60 %, the fourth sets it to zero, the fifth is a bonus section of its own, and either
 * of the last two sets the last section to zero.
 */

type Effect = NonNullable<PairQuestion['critical']>['effect']

const question = (id: string, effect?: Effect, limit?: number): PairQuestion => ({
  id,
  weight: Fraction.one,
  bonus: id === 'bonus',
  denominator: 2n,
  critical:
    effect === undefined
      ? null
      : { effect, limit: limit === undefined ? null : Fraction.of(limit), threshold: Fraction.one },
})

const section = (
  id: string,
  weight: string,
  questions: PairQuestion[],
  sections: PairSection[] = [],
): PairSection => ({ id, weight: parseDecimal(weight), questions, sections })

const sections = () => [
  section('s', '3', [question('a', 'section-zero')], [section('i', '1', [question('b')])]),
  section('t', '1', [question('c', 'cap', 60), question('d', 'total-zero', 0)]),
  section('u', '0.5', [question('bonus')]),
  section('v', '2', [question('e', 'section-zero'), question('f', 'section-zero')]),
]

export function aSheet(given: Partial<Pick<Sheet, 'method' | 'allowOver100'>> = {}): Sheet {
  return buildSheet(sections(), { method: 'weighted-sections', allowOver100: false, ...given })
}

/** Points earned and possible; null does not count. */
export type Points = readonly [earned: string, possible: string] | null

/** One pair per question of the sheet. */
export function pairsOn(sheet: Sheet, points: readonly Points[]): (CountedPair | null)[] {
  return sheet.questions.map((own, place) => {
    const [earned, possible] = points[place] ?? [null, null]
    if (earned === null || possible === null) return null
    return countPair(sheet, own, { earned: parseDecimal(earned), possible: parseDecimal(possible) })
  })
}
