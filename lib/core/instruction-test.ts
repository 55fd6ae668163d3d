import type { Localized } from './checklist'
import { fingerprintOf } from './fingerprint'

export interface TestOption {
  readonly id: string
  readonly text: Localized
}

/** One question of a test on the instructions: one option is right. */
export interface TestQuestion {
  readonly id: string
  readonly text: Localized
  readonly options: readonly TestOption[]
  readonly right: string
  /** Why, told to whoever chose another option. */
  readonly explanation: Localized | null
}

/** What a shopper must know before the first visit of a campaign. */
export interface InstructionTest {
  readonly questions: readonly TestQuestion[]
  /** How many right answers are enough. */
  readonly passMark: number
}

/** The chosen option by question; what was left out is absent. */
export type TestAnswers = Readonly<Record<string, string>>

export interface JudgedTest {
  readonly rightAnswers: number
  readonly passed: boolean
  /** Questions with another option than the right one, or none, in the order of the test. */
  readonly wrong: readonly string[]
}

/**
 * Judges the answers to a test; the phone and the server ask the same function.
 *
 * Rule    a question counts when its right option was chosen; answers to questions that the test does
 *         not have count for nothing.
 * Units   rightAnswers: questions.
 * Returns passed when the right answers reach the pass mark.
 * Source  PHONE.md, The form: a short test on the instructions.
 */
export function judgeTest(test: InstructionTest, answers: TestAnswers): JudgedTest {
  const wrong = test.questions
    .filter(({ id, right }) => !Object.hasOwn(answers, id) || answers[id] !== right)
    .map(({ id }) => id)
  const rightAnswers = test.questions.length - wrong.length
  return { rightAnswers, passed: rightAnswers >= test.passMark, wrong }
}

/**
 * The fingerprint of a test: a shopper who has passed it need not again until it changes.
 *
 * Rule    every word counts, explanations too.
 * Returns sha256 of the canonical JSON, hexadecimal.
 * Throws  RangeError for a text with half a character in it.
 * Source  PHONE.md, The form: a short test on the instructions.
 */
export function testFingerprint(test: InstructionTest): string {
  return fingerprintOf(test)
}
