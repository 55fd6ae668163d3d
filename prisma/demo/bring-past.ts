import { addMonths } from '@/lib/core/calendar'
import { importPastScores } from '@/lib/past-scores/use-cases/import-past-scores'
import type { Deps } from '@/lib/platform/deps'
import { type Company, expectWritten } from './found-company'
import { shops } from './places'
import { randomOf } from './random'
import { done } from './steps'
import { dayOfMonth, moscow, type Story } from './story'
import { csvOf } from './tables'

/** Months of which only scores are left. */
const monthsBefore = 5

/** The agency that went to the shops before: one visit a month, a little stricter than ours. */
export async function bringPast(story: Story, { actors }: Company, deps: Deps): Promise<void> {
  const begun = story.months[0] ?? story.anchorMonth
  const months = Array.from({ length: monthsBefore }, (_, place) =>
    addMonths(begun, place - monthsBefore),
  )
  const rows = months.flatMap((month) =>
    shops.map(({ code, level }) => {
      const random = randomOf('past', code, month)
      const score = Math.min(100, Math.max(40, (level ?? 80) - 4 + random.normal() * 6))
      const date = dayOfMonth(month, random.between(4, 25))
      return [date, code, score.toFixed(1).replace('.', ','), 'магазин', agency]
    }),
  )
  const header = ['Дата', 'Код точки', 'Оценка, %', 'Канал', 'Источник']
  const sent = { bytes: csvOf(header, rows), mode: 'all-or-nothing' } as const
  const now = moscow(dayOfMonth(begun, 3), '17:30')
  expectWritten(done(await importPastScores(actors.manager, sent, { ...deps, now })))
}

const agency = 'Агентство «Взгляд»'
