import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readSettings } from '@/lib/platform/env'
import { aChecklistDocument } from '@/test/factories'
import { checklistCommands } from './checklist'

const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-checklist-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => {
  process.exitCode = undefined
})

const settings = () => readSettings({}, folder)

async function run(...words: string[]): Promise<unknown> {
  const printed: object[] = []
  const command = checklistCommands({
    settings,
    print: (result) => printed.push(result),
  }).exitOverride()
  await command.parseAsync(words, { from: 'user' })
  return printed[0]
}

function fileWith(content: unknown): string {
  const file = path.join(folder, 'checklist.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('etalon checklist', () => {
  it('names the faults of a file, and fails', async () => {
    expect(await run('validate', fileWith('{'))).toEqual({
      ok: false,
      reason: 'bad-file',
      problems: [
        {
          place: '',
          code: 'checklist-import.refused.not-json',
          sentence: expect.stringMatching(/^The JSON is broken/),
        },
      ],
    })
    expect(process.exitCode).toBe(1)
  })

  it('names what hinders publishing', async () => {
    const checklist = aChecklistDocument({ title: {} })
    const file = fileWith({ format: 'etalon.checklist-file/1', checklist, standards: [] })
    expect(await run('validate', file)).toMatchObject({
      ok: false,
      reason: 'not-publishable',
      problems: [{ code: 'empty-title' }],
    })
  })

  it('says what is wrong in the language that is asked for, codes beside', async () => {
    const table = 'Раздел,Вопрос,Тип,Баллы\nВход,Чисто?,да/нет,пять\n'
    const file = fileWith(table)
    expect(await run('validate', file, '--lang', 'ru')).toMatchObject({
      told: [
        {
          line: 2,
          reasons: [
            {
              code: 'checklist-import.reasons.bad-points',
              sentence: 'Баллы «пять» не прочитаны как число.',
            },
          ],
        },
      ],
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'no-questions',
          sentence: 'В анкете нет ни одного вопроса.',
        }),
      ]),
    })
    const english = JSON.stringify(await run('validate', file, '--lang', 'en'))
    expect(english).toContain('The checklist has no questions.')
    expect(english).not.toContain('%D0')
  })

  it('says in a sentence that a file cannot be read', async () => {
    const absent = path.join(folder, 'absent.json')
    await expect(run('validate', absent)).rejects.toThrow(/absent\.json cannot be read \(ENOENT\)/)
  })

  it('prints a template that validates', async () => {
    const template = await run('export', 'back-office-call')
    expect(await run('validate', fileWith(template))).toMatchObject({
      ok: true,
      kind: 'file',
      questions: 18,
      standards: 17,
      problems: [
        // A list of equal ticks has more points than a yes: said, and no fault.
        { severity: 'note', code: 'points-apart', sectionId: 'reach' },
        { severity: 'note', code: 'points-apart', sectionId: 'solution', detail: '1 4' },
      ],
    })
    expect(process.exitCode).toBeUndefined()
  })
})
