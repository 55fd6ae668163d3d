import { Fraction } from '@/lib/core/exact'
import { evaluateFormula } from '@/lib/core/formula/evaluate-formula'
import { readFormula } from '@/lib/core/formula/read-formula'
import { schemeProblems } from '@/lib/core/scheme-problems'
import { compiled } from '../factories/formula'
import {
  laborious,
  meaningless,
  room,
  unreadable,
  withCurve,
  withValue,
} from '../factories/hostile-formulas'
import { type Bench, median, processorTimes, rounded } from './bench'

const turns = 5

/** Another text every time, by spaces behind it: what was kept of the last one is of no use. */
function renewed(textOf: TextOf): TextOf {
  let times = 0
  return (of) => {
    times += 1
    return textOf(of) + ' '.repeat(times % room)
  }
}

const facts = new Map([
  ['score', Fraction.of(87, 100)],
  ['base', Fraction.of(60_000)],
])

/** A hostile formula, by what it reads: a score by a name, of a scheme, or the value of a curve. */
type TextOf = (of: string) => string

/** What somebody who types it sets going, step by step. */
const stepsOf = (textOf: TextOf) => ({
  read: () => readFormula(textOf('score'), 'en'),
  compile: () => compiled(textOf('score')),
  evaluate: () => {
    const result = compiled(textOf('score'))
    return result.ok && evaluateFormula(result.formula.tree, facts)
  },
  asValue: () => schemeProblems(withValue(textOf('SCORE("all")')), []),
  asCurve: () => schemeProblems(withCurve(textOf('value')), []),
})

type Step = keyof ReturnType<typeof stepsOf>

/**
 * The whole way of every hostile formula that the tests know: read, checked and compiled, evaluated,
 * and looked at in a scheme as the value of a part and as its curve. Each figure is that of the slowest
 * formula; `slowestOnce` is the longest that any step of any turn took, cold as the process is at first.
 */
export const hostileBench: Bench = {
  name: 'hostile',
  async run() {
    const texts = [
      ...[...unreadable, ...meaningless].map(
        ([, text]): TextOf =>
          () =>
            text,
      ),
      ...laborious.map(([, , textOf]) => renewed(textOf)),
    ]
    const times = texts.map((textOf) => processorTimes(turns, stepsOf(textOf)))
    const slowest = (step: Step) => rounded(Math.max(...times.map((own) => median(own[step]))))
    return {
      formulas: texts.length,
      slowestReadProcessorMs: slowest('read'),
      slowestCompileProcessorMs: slowest('compile'),
      slowestEvaluateProcessorMs: slowest('evaluate'),
      slowestAsValueProcessorMs: slowest('asValue'),
      slowestAsCurveProcessorMs: slowest('asCurve'),
      slowestOnceProcessorMs: rounded(
        Math.max(...times.flatMap((own) => Object.values(own).flat())),
      ),
    }
  },
}
