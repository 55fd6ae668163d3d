import type { Answer } from '@/lib/core/checklist'
import { compileChecklist } from '@/lib/core/compile-checklist'
import { scoreCompiled } from '@/lib/core/score-evaluation'
import { totalScore } from '@/lib/core/scoring-run'
import { aChecklistDocument, anAnswer, aQuestion, aSection } from '../factories'
import { type Bench, median, rounded, timed } from './bench'

const evaluations = 100_000
const questions = 40
const fullResults = 10_000

/** 40 yes/no questions in four sections, every seventh a no. */
const document = aChecklistDocument({
  sections: [0, 1, 2, 3].map((section) =>
    aSection({
      id: `s${section}`,
      questions: Array.from({ length: questions / 4 }, (_, index) =>
        aQuestion({ id: `q${section}-${index}` }),
      ),
    }),
  ),
})

const answerSets: readonly (readonly Answer[])[] = Array.from({ length: 64 }, (_, set) =>
  document.sections
    .flatMap((section) => section.questions)
    .map(({ id }, index) =>
      anAnswer({
        questionId: id,
        value: { kind: 'choice', option: (index * 31 + set * 17) % 7 === 0 ? 'no' : 'yes' },
      }),
    ),
)

const answersOf = (evaluation: number) => answerSets[evaluation % answerSets.length] ?? []

export const scoringBench: Bench = {
  name: 'scoring',
  async run() {
    const compiled = compileChecklist(document)
    const totals = await timed(3, () => {
      for (let one = 0; one < evaluations; one += 1) totalScore(compiled, answersOf(one))
    })
    const results = await timed(3, () => {
      for (let one = 0; one < fullResults; one += 1) scoreCompiled(compiled, answersOf(one))
    })
    return {
      evaluations,
      answersEach: questions,
      totalsMs: rounded(median(totals)),
      totalsPerSecond: rounded((evaluations / median(totals)) * 1000, 0),
      fullResults,
      fullResultsMs: rounded(median(results)),
      fullResultsPerSecond: rounded((fullResults / median(results)) * 1000, 0),
    }
  },
}
