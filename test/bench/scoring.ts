import { AnswerRows, AnswerTable, answerCodes, encodeAnswers } from '@/lib/core/answer-table'
import type { Answer } from '@/lib/core/checklist'
import { compileChecklist } from '@/lib/core/compile-checklist'
import { scoreBatch } from '@/lib/core/score-batch'
import { scoreCompiled } from '@/lib/core/score-evaluation'
import { explainScore } from '@/lib/core/score-explanation'
import { totalScore } from '@/lib/core/scoring-run'
import { aChecklistDocument, anAnswer, aQuestion, aSection } from '../factories'
import { type Bench, median, medianRatio, rounded, timedInTurns } from './bench'
import { type PlainChecklist, plainTotals } from './plain-scoring'

const evaluations = 100_000
const questions = 40
const sections = 4
const explained = 10_000
const runs = 25

/** 40 yes/no questions in four sections of different weight, every seventh a no. */
const document = aChecklistDocument({
  sections: Array.from({ length: sections }, (_, section) =>
    aSection({
      id: `s${section}`,
      weight: String(10 * (section + 1)),
      questions: Array.from({ length: questions / sections }, (_, index) =>
        aQuestion({ id: `q${section}-${index}`, allowNotApplicable: true }),
      ),
    }),
  ),
})
const compiled = compileChecklist(document)

const isNo = (set: number, index: number) => (index * 31 + set * 17) % 7 === 0

const answerSets: readonly (readonly Answer[])[] = Array.from({ length: 64 }, (_, set) =>
  document.sections
    .flatMap((section) => section.questions)
    .map(({ id }, index) =>
      anAnswer({
        questionId: id,
        value: { kind: 'choice', option: isNo(set, index) ? 'no' : 'yes' },
      }),
    ),
)

const answersOf = (evaluation: number) => answerSets[evaluation % answerSets.length] ?? []

/** The same answers as codes; of `notApplicable` in a thousand one does not apply. */
function codedRows(table: AnswerTable, notApplicable: number): AnswerRows {
  const rows = new AnswerRows(table, evaluations)
  const [yes, no] = [table.codeOfOption(0, 'yes'), table.codeOfOption(0, 'no')]
  for (let at = 0; at < rows.codes.length; at += 1) {
    const set = Math.floor(at / questions) % answerSets.length
    const chance = Math.imul(at + 1, 0x9e3779b1) >>> 0
    const isSkipped = chance % 1000 < notApplicable
    rows.codes[at] = isSkipped ? answerCodes.notApplicable : isNo(set, at % questions) ? no : yes
  }
  return rows
}

function plainChecklist(table: AnswerTable): PlainChecklist {
  const codes = table.pairsAt(0).length
  const pairs = Array.from({ length: questions }, (_, place) => table.pairsAt(place)).flat()
  return {
    questions,
    sectionFrom: Int32Array.from(
      { length: sections + 1 },
      (_, section) => (section * questions) / sections,
    ),
    weights: Float64Array.from(document.sections, ({ weight }) => Number(weight)),
    codes,
    earned: Float64Array.from(pairs, (pair) => Number(pair?.earned ?? 0n)),
    possible: Float64Array.from(pairs, (pair) => Number(pair?.possible ?? 0n)),
  }
}

export const scoringBench: Bench = {
  name: 'scoring',
  async run() {
    const atStartMb = peakMb()
    const batch = await measureBatch()
    const batchPeakMb = peakMb()
    const single = await measureSingle()
    return {
      evaluations,
      answersEach: questions,
      ...batch,
      ...single,
      atStartMb,
      batchPeakMb,
      peakMb: peakMb(),
    }
  },
}

async function measureBatch() {
  const table = new AnswerTable(compiled)
  const plain = plainChecklist(table)
  const rows = codedRows(table, 0)
  const skipping = codedRows(table, 50)
  const times = await timedInTurns(runs, {
    plain: () => plainTotals(plain, rows.codes),
    exact: () => scoreBatch(rows),
    plainSkipping: () => plainTotals(plain, skipping.codes),
    exactSkipping: () => scoreBatch(skipping),
  })
  return {
    plainMs: rounded(median(times.plain)),
    exactMs: rounded(median(times.exact)),
    exactToPlain: rounded(medianRatio(times.exact, times.plain)),
    exactToPlainSkipping: rounded(medianRatio(times.exactSkipping, times.plainSkipping)),
    scoredAlone: scoreBatch(rows).beyond.size + scoreBatch(skipping).beyond.size,
  }
}

async function measureSingle() {
  const lists = Array.from({ length: evaluations }, (_, one) => ({ answers: answersOf(one) }))
  const some = lists.slice(0, explained)
  const times = await timedInTurns(5, {
    encode: () => encodeAnswers(new AnswerTable(compiled), lists),
    totals: () => lists.map(({ answers }) => totalScore(compiled, answers)),
    results: () => {
      for (const { answers } of some) scoreCompiled(compiled, answers)
    },
    explanations: () => {
      for (const { answers } of some) explainScore(scoreCompiled(compiled, answers), document)
    },
  })
  const microseconds = (times: readonly number[]) => rounded((median(times) / explained) * 1000)
  return {
    encodeMs: rounded(median(times.encode)),
    totalsMs: rounded(median(times.totals)),
    totalsPerSecond: rounded((evaluations / median(times.totals)) * 1000, 0),
    resultMicroseconds: microseconds(times.results),
    resultsPerSecond: rounded((explained / median(times.results)) * 1000, 0),
    explainedMicroseconds: microseconds(times.explanations),
  }
}

/** The most memory that this process has held until now. */
function peakMb(): number {
  return rounded(process.resourceUsage().maxRSS / 1024, 0)
}
