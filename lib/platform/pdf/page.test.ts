import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Paper } from './page'

/** Every look at the clock finds it ten milliseconds on: whoever asks has had the process for long. */
beforeEach(() => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 10
    return now
  })
})
afterEach(() => vi.restoreAllMocks())

async function aDocument(name: string, lines: number): Promise<Buffer> {
  const paper = new Paper({
    title: 'Отчёт',
    language: 'ru',
    logo: null,
    headerText: name,
    footerText: 'Для внутреннего пользования',
    pageText: (page, pages) => `${page} из ${pages}`,
  })
  for (let line = 0; line < lines; line += 1) await paper.paragraph(`${name}, строка ${line}`)
  return Buffer.from(await paper.finish())
}

/** How often the event loop came round while the work was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await work()
  isOver = true
  return turns
}

test('a long document gives the process away while it is drawn, numbered and ended', async () => {
  const drawn = await turnsDuring(() => aDocument('Отчёт', 300))
  // A turn for every line, and two for each of its pages.
  expect(drawn).toBeGreaterThan(300)
})

test('of several documents one at a time takes a stretch', async () => {
  const alone = await turnsDuring(() => aDocument('Отчёт', 100))
  const names = ['Первый', 'Второй', 'Третий']
  const together = await turnsDuring(() => Promise.all(names.map((name) => aDocument(name, 100))))
  expect(together).toBeGreaterThan(2.5 * alone)
})

test('documents that are drawn at once are those that are drawn alone, byte for byte', async () => {
  const names = ['Первый', 'Второй', 'Третий']
  const alone: Buffer[] = []
  for (const name of names) alone.push(await aDocument(name, 120))
  const together = await Promise.all(names.map((name) => aDocument(name, 120)))
  for (const [at, bytes] of together.entries()) expect(alone[at]?.equals(bytes)).toBe(true)
})
