import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import { checklistDocumentSchema } from '@/lib/checklist-documents/schema'
import { readChecklistFile } from '@/lib/checklists/formats/checklist-file'
import { type CompiledChecklist, compileChecklist } from '@/lib/core/compile-checklist'
import { missingForSubmission } from '@/lib/core/form-problems'
import { InvalidAnswer } from '@/lib/core/invalid-answer'
import { readAnswersFile } from '@/lib/evaluations/formats/answers-file'
import { evaluationLimits } from '@/lib/evaluations/schema'
import { problemOfIssue } from '@/lib/platform/i18n/problem'
import { errorCode, OperatorError, operatorSentence } from '@/lib/platform/operator-error'
import type { CommandContext } from './context'
import { explained, scoreLines } from './score-lines'
import { answerSentence, answersSentence, checklistSentence } from './score-sentences'

/** Where `-` reads from, and where the lines of a batch go. */
interface Streams {
  readonly input: AsyncIterable<Uint8Array>
  readonly output: NodeJS.WritableStream
}

interface Options {
  readonly checklist?: string
  readonly answers?: string
  readonly batch?: string
  readonly explain: boolean
}

const help = `
Answers are a frozen report, or as much of one as decides a score:
  {"id": "visit 7", "answers": [
    {"questionId": "q1", "value": {"kind": "choice", "option": "yes"}},
    {"questionId": "q2", "notApplicable": "the shop has no fitting room"}]}
A batch has one such object on every line. Each line is answered by one line: its score, or an error
that names what is wrong; the other lines go on.

Exit code 0: all was scored. 1: some lines of the batch were not. 2: nothing could be scored.

  etalon checklist export store-visit > visit.json
  etalon score --checklist visit.json --answers report.json
  etalon score --checklist visit.json --batch reports.ndjson > scores.ndjson`

/** Scores by a checklist file, without a database. */
export function scoreCommand(
  { print }: Pick<CommandContext, 'print'>,
  streams: Streams = { input: process.stdin, output: process.stdout },
): Command {
  return new Command('score')
    .description('the score of answers by a checklist file, exact and explained')
    .option('--checklist <file>', 'the checklist, as "etalon checklist export" writes it')
    .option('--answers <file>', 'the answers of one evaluation: prints result and explanation')
    .option('--batch <file>', 'the answers of many, one JSON object a line ("-": standard input)')
    .option('--explain', 'with --batch: every line with its full result and explanation', false)
    .addHelpText('after', help)
    .action(async (options: Options) => {
      try {
        await score(options, print, streams)
      } catch (error) {
        // Whoever read the lines has read enough (`| head`): nobody is there to be told.
        if (errorCode(error) === 'EPIPE') return
        const reason = sentenceOf(error)
        if (reason === null) throw error
        print({ ok: false, reason })
        process.exitCode = 2
      }
    })
}

function sentenceOf(error: unknown): string | null {
  return error instanceof InvalidAnswer ? answerSentence(error) : operatorSentence(error)
}

async function score(
  { checklist, answers, batch, explain }: Options,
  print: CommandContext['print'],
  { input, output }: Streams,
): Promise<void> {
  if (checklist === undefined)
    throw new OperatorError('Say by which checklist: --checklist <file>.')
  if ((answers === undefined) === (batch === undefined))
    throw new OperatorError('Say what to score: either --answers <file> or --batch <file>.')
  const compiled = await readChecklist(checklist)
  if (answers !== undefined) {
    print({ ok: true, ...(await scoreOne(compiled, answers)) })
    return
  }
  const pieces = batch === undefined || batch === '-' ? input : piecesOf(batch)
  const write = writer(output)
  const { scored, failed } = await scoreLines(compiled, pieces, { explain, write })
  if (failed === 0) return
  console.error(`${failed} of ${scored + failed} lines could not be scored.`)
  process.exitCode = 1
}

async function readChecklist(file: string): Promise<CompiledChecklist> {
  const read = readChecklistFile(await textOf(file))
  if (!read.ok) throw new OperatorError(checklistSentence(read.problems, file))
  // A draft keeps whatever was typed as a number; a score needs decimals.
  const parsed = checklistDocumentSchema.safeParse(read.file.checklist, { error: problemOfIssue })
  if (parsed.success) return compileChecklist(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: ['checklist', ...path.map(String)].join('.'),
    problem: message,
  }))
  throw new OperatorError(checklistSentence(problems, file))
}

async function scoreOne(compiled: CompiledChecklist, name: string): Promise<object> {
  const read = readAnswersFile(await textOf(name, evaluationLimits.reportBytes))
  if (!read.ok) throw new OperatorError(answersSentence(read.fault, name))
  const { file } = read
  return {
    id: file.id,
    ...explained(compiled, file),
    /** What would hinder sending the answers as a report. */
    problems: missingForSubmission(compiled.document, file.answers),
  }
}

const longestChecklist = 20_000_000

async function textOf(file: string, longest = longestChecklist): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of piecesOf(file)) {
    size += piece.length
    if (size > longest) throw new OperatorError(`${file} is larger than ${longest} bytes.`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(file)) yield piece
  } catch (error) {
    const code = errorCode(error)
    if (code === null) throw error
    throw new OperatorError(`The file ${file} cannot be read (${code}).`)
  }
}

/** Writes to a stream and waits until it has taken the text, so that nothing piles up. */
function writer(output: NodeJS.WritableStream): (text: string) => Promise<void> {
  // The write that failed says so itself; unheard, the event would end the program.
  output.on('error', () => undefined)
  return (text) =>
    new Promise((resolve, reject) => {
      output.write(text, (error) => (error ? reject(error) : resolve()))
    })
}
