import { textFor } from '@/lib/core/localized-text'
import { type ReportRow, type Telling, visitReport } from '../report'
import type { ViewedResult } from '../schema'

/** Why a visit has its score, in few words: what a pay statement says of each visit that it counts. */
export interface VisitCauses {
  readonly visitId: string
  /** "Visit: 12 October 2026, Shop visit, version 3: 84.50" */
  readonly title: string
  /** Each answer that cost points, with its standard; or one sentence where none did. */
  readonly lines: readonly string[]
}

/** @param telling speaks `results.report` */
export function visitCauses(view: ViewedResult, telling: Telling): VisitCauses {
  const { say, format } = telling
  const report = visitReport(view, telling)
  const title = textFor(view.checklist.document.title, format.locale)
  const named = [
    say('when', { day: format.dayExact(view.visitedOn) }),
    say('checklist', { title, number: view.checklist.number }),
  ].join(', ')
  const lost = report.sections.flatMap(({ rows }) => rows).filter(({ isLoss }) => isLoss)
  return {
    visitId: view.visitId,
    title: report.score === null ? named : `${named}: ${report.score}`,
    lines:
      lost.length === 0 ? [noLoss(report.score, telling)] : lost.map((row) => lineOf(row, say)),
  }
}

function noLoss(score: string | null, { say }: Telling): string {
  return say(score === null ? 'noScore' : 'noImprovements')
}

function lineOf(row: ReportRow, say: Telling['say']): string {
  const { question, answer, points, standard, comment } = row
  const asked = /[?!.:…]$/.test(question) ? `${question} ${answer}` : `${question}: ${answer}`
  const rule = standard && `${say('standard', { number: standard.number })} – ${standard.text}`
  const told = [asked, points, rule].filter((part) => part !== null).join('; ')
  return comment === null ? told : `${told.replace(/\.$/, '')}. «${comment}»`
}
