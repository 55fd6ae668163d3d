import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { Answer, ChecklistDocument } from '@/lib/core/checklist'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { explainScore } from '@/lib/core/score-explanation'
import { evaluationLimits } from '@/lib/evaluations/schema'
import { aChecklistDocument, anAnswer, aQuestion, aSection } from '@/test/factories'
import { scoreCommand } from './score'

const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-score-'))
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
afterAll(() => {
  said.mockRestore()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => {
  process.exitCode = undefined
  said.mockClear()
})

const document = aChecklistDocument({
  sections: [aSection({ questions: [aQuestion({ id: 'q1' }), aQuestion({ id: 'q2' })] })],
  policies: { passMark: '60' },
})
const yes = (questionId: string) => ({ questionId, value: { kind: 'choice', option: 'yes' } })
const no = (questionId: string) => ({ questionId, value: { kind: 'choice', option: 'no' } })

function fileWith(content: unknown, name = 'file.json'): string {
  const file = path.join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const checklistOf = (checklist: ChecklistDocument) =>
  fileWith({ format: 'etalon.checklist-file/1', checklist, standards: [] }, 'checklist.json')

/** Runs the command; `input` is what comes on standard input, piece by piece. */
async function run(words: readonly string[], input: readonly (string | Uint8Array)[] = []) {
  const printed: unknown[] = []
  let written = ''
  const output = new Writable({
    write(piece, _encoding, done) {
      written += String(piece)
      done()
    },
  })
  const pieces = Readable.from(input.map((piece) => Buffer.from(piece)))
  await scoreCommand({ print: (result) => printed.push(result) }, { input: pieces, output })
    .exitOverride()
    .parseAsync([...words], { from: 'user' })
  const lines = written.split('\n').filter((line) => line !== '')
  return { printed, lines: lines.map((line): unknown => JSON.parse(line)) }
}

/** Runs what must fail, and returns the one sentence that it says. */
async function refused(...words: string[]): Promise<unknown> {
  const { printed, lines } = await run(words)
  expect(process.exitCode).toBe(2)
  expect(lines).toEqual([])
  expect(printed).toEqual([{ ok: false, reason: expect.stringMatching(/^\S.*\.$/) }])
  const [answer] = printed
  return typeof answer === 'object' && answer && 'reason' in answer ? answer.reason : null
}

const scoring = (content: unknown) => [
  '--checklist',
  checklistOf(document),
  '--answers',
  fileWith(content, 'answers.json'),
]
const inBatch = (...more: string[]) => ['--checklist', checklistOf(document), '--batch', ...more]

describe('etalon score, refused', () => {
  it('asks for a checklist, and for answers of one kind', async () => {
    const file = fileWith({})
    expect(await refused('--answers', file)).toMatch(/--checklist <file>/)
    expect(await refused('--checklist', file)).toMatch(/either --answers <file> or --batch <file>/)
    const both = ['--checklist', file, '--answers', file, '--batch', file]
    expect(await refused(...both)).toMatch(/either/)
  })

  it('names a file that cannot be read', async () => {
    const absent = path.join(folder, 'absent.json')
    expect(await refused('--checklist', absent, '--answers', absent)).toMatch(/absent.*ENOENT/)
    expect(await refused('--checklist', folder, '--answers', absent)).toMatch(/EISDIR/)
    expect(await refused(...inBatch(absent))).toMatch(/absent.*ENOENT/)
  })

  it('says why a file is not a checklist', async () => {
    const answers = fileWith({ answers: [] }, 'answers.json')
    const by = (content: unknown) =>
      refused('--checklist', fileWith(content, 'bad.json'), '--answers', answers)
    expect(await by('{')).toMatch(/bad\.json cannot be read as a checklist: This is not a JSON/)
    expect(await by({ answers: [] })).toMatch(/not an Etalon checklist/)
    const checklist = { ...document, policies: { ...document.policies, passMark: 'много' } }
    const file = { format: 'etalon.checklist-file/1', checklist, standards: [] }
    expect(await by(file)).toMatch(/at checklist\.policies\.passMark: This must be a number/)
    expect(await by({ ...file, extra: 1 })).toMatch(/cannot be read as a checklist/)
  })

  it('says why a file holds no answers', async () => {
    expect(await refused(...scoring('{'))).toMatch(/answers\.json is not JSON/)
    expect(await refused(...scoring('"yes"'))).toMatch(/holds no answers/)
    expect(await refused(...scoring({ answers: [{ question: 'q1' }] }))).toMatch(/at answers\.0/)
    const wrong = { questionId: 'q1', value: { kind: 'number', number: '1,5' } }
    expect(await refused(...scoring({ answers: [yes('q2'), wrong] }))).toMatch(
      /at answers\.1\.value\.number: /,
    )
    const large = ' '.repeat(evaluationLimits.reportBytes + 1)
    expect(await refused(...scoring(large))).toMatch(/is larger than 2000000 bytes/)
  })

  it('says which answer cannot stand', async () => {
    const one = (...answers: object[]) => refused(...scoring({ answers }))
    expect(await one(yes('q9'))).toBe('Question "q9": the checklist has no such question.')
    expect(await one(yes('q1'), no('q1'))).toBe('Question "q1": it is answered twice.')
    expect(await one({ questionId: 'q1', notApplicable: 'closed' })).toMatch(/not applicable/)
    expect(await one({ questionId: 'q1', value: { kind: 'choice', option: 'maybe' } })).toBe(
      'Question "q1": the question has no such option.',
    )
  })
})

describe('etalon score', () => {
  it('prints what the scoring says, and why', async () => {
    const answers: Answer[] = [
      anAnswer(),
      anAnswer({ questionId: 'q2', value: { kind: 'choice', option: 'no' } }),
    ]
    const result = scoreEvaluation(document, answers)
    const expected = {
      ok: true,
      id: 'visit 7',
      result,
      explanation: explainScore(result, document),
      problems: [],
    }
    expect((await run(scoring({ id: 'visit 7', answers }))).printed).toEqual([expected])
    const short = { id: 'visit 7', answers: [yes('q1'), no('q2')] }
    expect((await run(scoring(short))).printed).toEqual([expected])
    const report = { format: 'etalon.evaluation/1', visitedOn: '2026-10-20', ...short }
    expect((await run(scoring(report))).printed).toEqual([expected])
    expect(process.exitCode).toBeUndefined()
  })

  it('scores a batch line by line, names the bad ones and goes on', async () => {
    const long = `{"id": "${'x'.repeat(evaluationLimits.reportBytes)}"}`
    const { lines, printed } = await run(inBatch('-'), [
      '\uFEFF{"id": 1, "ans',
      `wers": [${JSON.stringify(yes('q1'))}]}\r\n{"id": "half", "answers": `,
      `[${JSON.stringify(yes('q1'))},${JSON.stringify(no('q2'))}]}\n\n{oops\n`,
      `{"id": "foreign", "answers": [${JSON.stringify(yes('q9'))}]}\n`,
      Uint8Array.from([0x22, 0xff, 0x22, 0x0a]),
      long.slice(0, 1000),
      `${long.slice(1000)}\n{"id": "none", "answers": []}`,
    ])
    expect(printed).toEqual([])
    const half = { exact: '50/1', text: '50.00' }
    const full = { exact: '100/1', text: '100.00' }
    // By which rules: the same answers give other numbers under others.
    const { policies } = document
    expect(lines).toEqual([
      { line: 1, id: 1, total: full, beforeCritical: full, outcome: 'pass', policies },
      { line: 2, id: 'half', total: half, beforeCritical: half, outcome: 'fail', policies },
      { line: 4, id: null, error: 'The line is not JSON.' },
      { line: 5, id: 'foreign', error: 'Question "q9": the checklist has no such question.' },
      { line: 6, id: null, error: 'The line is not UTF-8 text.' },
      { line: 7, id: null, error: 'The line is longer than 2000000 bytes.' },
      { line: 8, id: 'none', total: null, beforeCritical: null, outcome: null, policies },
    ])
    expect(process.exitCode).toBe(1)
    expect(said).toHaveBeenCalledWith('4 of 7 lines could not be scored.')
  })

  it('never shows a failing total of a batch as one that passes once it is rounded', async () => {
    const questions = [
      aQuestion({ id: 'q1', weight: '84.499' }),
      aQuestion({ id: 'q2', weight: '15.501' }),
    ]
    const rounded: ChecklistDocument = {
      ...document,
      sections: [aSection({ questions })],
      policies: { ...document.policies, passMark: '85', passRounding: 'round' },
    }
    const { lines } = await run(
      ['--checklist', checklistOf(rounded), '--batch', '-'],
      [`${JSON.stringify({ answers: [yes('q1'), no('q2')] })}\n`],
    )
    expect(lines).toMatchObject([{ total: { text: '84.499' }, outcome: 'fail' }])
  })

  it('explains every line of a batch when asked', async () => {
    const line = `${JSON.stringify({ answers: [yes('q1'), no('q2')] })}\n`
    const file = fileWith(line.repeat(3), 'batch.ndjson')
    const { lines } = await run(inBatch(file, '--explain'))
    const result = scoreEvaluation(document, [
      anAnswer(),
      anAnswer({ questionId: 'q2', value: { kind: 'choice', option: 'no' } }),
    ])
    const explanation = explainScore(result, document)
    expect(lines).toEqual(
      [1, 2, 3].map((at) => expect.objectContaining({ line: at, result, explanation })),
    )
    expect(process.exitCode).toBeUndefined()
  })

  it('has nothing to say of an empty batch', async () => {
    expect(await run(inBatch('-'))).toEqual({ printed: [], lines: [] })
    expect(process.exitCode).toBeUndefined()
  })

  it('stops quietly when nobody reads on', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    const output = new Writable({ write: (_piece, _encoding, done) => done(gone) })
    const printed: object[] = []
    const input = Readable.from([Buffer.from('{"answers": []}\n')])
    await scoreCommand({ print: (result) => printed.push(result) }, { input, output }).parseAsync(
      inBatch('-'),
      { from: 'user' },
    )
    expect(printed).toEqual([])
  })
})
