import { expect, test } from 'vitest'
import { pdfPages } from '@/test/pdf-text'
import type { StatementReport, StatementRow } from '../report'
import { statementPdf } from './statement-pdf'

const house = { organisationName: 'Кирпич', logo: null }

const row = (index: number): StatementRow => ({
  ...{ stint: null, code: `part-${index}`, title: `Часть ${index}`, note: null, tone: 'plain' },
  ...{ value: '90,00 %', n: 'n = 3', range: '90 %: 82–96', share: '10 %', rate: '90 %' },
  interval: { low: '82', high: '96', mean: '90' },
  amount: '5 400,00',
  why: [`60 000,00 ₽ × 10 % × 90 % = 5 400,00, строка ${index}`],
  visits: [],
  figures: [],
})

function aReport(parts: number, sentences: number): StatementReport {
  return {
    title: 'Расчёт премии',
    head: 'Расчёт премии · Соколова Анна, водитель · октябрь 2026',
    amount: '53 400,00 ₽',
    lead: ['Из возможных 60 000,00 ₽.'],
    caution: null,
    columns: { what: 'За что', value: 'Значение', share: 'Доля', rate: 'Ставка', amount: 'Сумма' },
    rows: Array.from({ length: parts }, (_, index) => row(index + 1)),
    extraRows: [],
    total: { label: 'Итого', amount: '53 400,00' },
    gates: [],
    base: [],
    whatIf: { title: 'Что изменило бы сумму', entries: [], none: 'Ничего.', uncounted: [] },
    foot: Array.from({ length: sentences }, (_, index) => `Предложение ${index + 1}.`),
    seal: { label: 'Отпечаток расчёта', value: 'a1b2'.repeat(16) },
  }
}

const pagesOf = async (report: StatementReport) =>
  pdfPages(await statementPdf(report, house, (key) => key, 'ru', []))

test('a few lines that would spill onto a second page are set closer onto the first', async () => {
  const counts = await Promise.all(
    Array.from({ length: 14 }, (_, parts) => pagesOf(aReport(parts + 1, 5))),
  )
  // Growing by a part at a time, every paper that has a second page has something on it.
  const second = counts.filter((pages) => pages.length === 2)
  expect(second.length).toBeGreaterThan(0)
  for (const pages of second) expect(pages[1]?.length).toBeGreaterThan(250)
  for (const [index, pages] of counts.entries()) {
    const text = pages.join(' ')
    for (let part = 1; part <= index + 1; part += 1) expect(text).toContain(`строка ${part}`)
    expect(text).toContain('Предложение 5.')
  }
})
