import { AnswerRows, AnswerTable } from '@/lib/core/answer-table'
import type { CompiledChecklist } from '@/lib/core/compile-checklist'
import { InvalidAnswer } from '@/lib/core/invalid-answer'
import { scoreBatch } from '@/lib/core/score-batch'
import { scoreCompiled } from '@/lib/core/score-evaluation'
import { explainScore } from '@/lib/core/score-explanation'
import { scoreOrNull } from '@/lib/core/score-text'
import { marksOfTotal } from '@/lib/core/scoring-run'
import { type AnswersFile, readAnswersFile } from '@/lib/evaluations/formats/answers-file'
import { type Line, linesOf } from '@/lib/evaluations/formats/json-lines'
import { evaluationLimits } from '@/lib/evaluations/schema'
import { answerSentence, answersSentence } from './score-sentences'

const lineFaults = {
  'too-long': `The line is longer than ${evaluationLimits.reportBytes} bytes.`,
  'not-utf8': 'The line is not UTF-8 text.',
} as const

/** A line that can be scored, or the sentence that says why it cannot. */
type Reading =
  | { readonly number: number; readonly file: AnswersFile; readonly row: number }
  | { readonly number: number; readonly id: AnswersFile['id']; readonly error: string }

export interface ScoredLines {
  readonly scored: number
  readonly failed: number
}

/**
 * Scores evaluations line by line as they come, and writes a line of JSON for each, in their order.
 * What is held is one piece of the stream, however many evaluations it brings.
 */
export async function scoreLines(
  compiled: CompiledChecklist,
  pieces: AsyncIterable<Uint8Array>,
  { explain, write }: { explain: boolean; write: (text: string) => Promise<void> },
): Promise<ScoredLines> {
  const table = new AnswerTable(compiled)
  let scored = 0
  let failed = 0
  for await (const lines of linesOf(pieces, evaluationLimits.reportBytes)) {
    const rows = new AnswerRows(table, lines.length)
    const readings = lines.map((line, row) => readLine(line, row, rows))
    const bad = readings.filter((reading) => 'error' in reading).length
    failed += bad
    scored += readings.length - bad
    const answers = answersOf(compiled, readings, rows, explain)
    if (answers.length > 0) await write(answers.map((one) => `${JSON.stringify(one)}\n`).join(''))
  }
  return { scored, failed }
}

function readLine(line: Line, row: number, rows: AnswerRows): Reading {
  const { number } = line
  if ('fault' in line) return { number, id: null, error: lineFaults[line.fault] }
  const read = readAnswersFile(line.text)
  if (!read.ok) return { number, id: read.id, error: answersSentence(read.fault, 'The line') }
  try {
    rows.write(row, read.file.answers)
    return { number, file: read.file, row }
  } catch (error) {
    if (error instanceof InvalidAnswer)
      return { number, id: read.file.id, error: answerSentence(error) }
    throw error
  }
}

function answersOf(
  compiled: CompiledChecklist,
  readings: readonly Reading[],
  rows: AnswerRows,
  explain: boolean,
): readonly object[] {
  const scores = scoreBatch(rows)
  const marks = marksOfTotal(compiled.document)
  // The same answers give other numbers under other policies: every line says by which.
  const { policies } = compiled.document
  return readings.map((reading) => {
    const { number: line } = reading
    if ('error' in reading) return { line, id: reading.id, error: reading.error }
    const { file, row } = reading
    return {
      line,
      id: file.id,
      total: scoreOrNull(scores.totalAt(row), marks),
      beforeCritical: scoreOrNull(scores.beforeCriticalAt(row), marks),
      outcome: scores.verdictAt(row),
      policies,
      ...(explain ? explained(compiled, file) : {}),
    }
  })
}

/** The full result and why it is so. */
export function explained(compiled: CompiledChecklist, { answers }: AnswersFile) {
  const result = scoreCompiled(compiled, answers)
  return { result, explanation: explainScore(result, compiled.document) }
}
