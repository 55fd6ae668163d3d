import 'server-only'
import { ink, Paper, type PdfHouse } from '@/lib/platform/pdf/page'
import { PdfTable } from '@/lib/platform/pdf/table'
import type { VisitCauses } from '@/lib/results/formats/visit-causes'
import type { SayStatement, StatementReport, StatementRow, StatementVisit } from '../report'

/** A last page with less on it than this is no page: the paper is set closer, if that spares it. */
const barely = 0.25
const closer = [0.94, 0.88] as const

/**
 * A pay statement as a PDF: the report model of the screen, word for word, and behind it what the screen
 * opens on a tap: the answers on which each visit lost points.
 */
export async function statementPdf(
  report: StatementReport,
  house: PdfHouse,
  say: SayStatement,
  language: 'ru' | 'en',
  causes: readonly VisitCauses[],
): Promise<Uint8Array<ArrayBuffer>> {
  const plain = await drawn(report, house, say, { language, causes, scale: 1 })
  if (plain.pages === 1 || plain.lastPageUse > barely) return plain.finish()
  for (const scale of closer) {
    const paper = await drawn(report, house, say, { language, causes, scale })
    if (paper.pages < plain.pages) return paper.finish()
  }
  return plain.finish()
}

async function drawn(
  report: StatementReport,
  house: PdfHouse,
  say: SayStatement,
  {
    language,
    causes,
    scale,
  }: {
    language: 'ru' | 'en'
    causes: readonly VisitCauses[]
    scale: number
  },
): Promise<Paper> {
  const paper = new Paper({
    scale,
    title: report.title,
    language,
    logo: house.logo,
    headerText: `${house.organisationName} · ${report.title}`,
    footerText: `${report.seal.label}: ${report.seal.value.slice(0, 32)}`,
    pageText: (page, pages) => say('page', { page, pages }),
  })
  await drawHead(paper, report)
  await drawLines(paper, report)
  await drawReasons(paper, report, say)
  await drawWhatIf(paper, report)
  await drawCauses(paper, causes, say)
  await drawFoot(paper, report)
  return paper
}

async function drawHead(paper: Paper, report: StatementReport): Promise<void> {
  await paper.paragraph(report.head, { colour: ink.third, after: 4 })
  await paper.paragraph(report.amount, { size: 30, font: 'bold', after: 4 })
  if (report.caution !== null)
    await paper.paragraph(report.caution, { font: 'bold', colour: ink.red, after: 4 })
  await paper.paragraph(report.lead.join(' '), { size: 12, colour: ink.second, after: 14 })
}

async function drawLines(paper: Paper, report: StatementReport): Promise<void> {
  const { columns } = report
  const table = new PdfTable(paper, [
    { share: 0.4, head: columns.what },
    { share: 0.22, head: columns.value, align: 'right' },
    { share: 0.1, head: columns.share, align: 'right' },
    { share: 0.11, head: columns.rate, align: 'right' },
    { share: 0.17, head: columns.amount, align: 'right' },
  ])
  table.head()
  for (const row of report.rows) {
    await paper.rest()
    if (row.stint !== null) {
      const { title, note, amount } = row.stint
      const bold = { font: 'bold' } as const
      table.row([
        { text: title, style: bold, note: { text: note } },
        { text: '' },
        { text: '' },
        { text: '' },
        { text: amount, style: bold },
      ])
    }
    table.row([
      {
        text: row.title,
        note:
          row.note === null
            ? null
            : { text: row.note, style: { colour: row.tone === 'few' ? ink.amber : ink.third } },
      },
      {
        text: [row.value, row.n].filter((part) => part !== null).join('  '),
        bar: barOf(row),
        note: row.range === null ? null : { text: row.range, style: { align: 'right' } },
      },
      { text: row.share },
      { text: row.rate ?? '' },
      { text: row.amount },
    ])
  }
  for (const extra of report.extraRows) {
    await paper.rest()
    table.row([
      { text: extra.title, note: extra.note === null ? null : { text: extra.note } },
      { text: '' },
      { text: '' },
      { text: '' },
      { text: extra.amount },
    ])
  }
  table.row([
    { text: report.total.label, style: { font: 'bold', size: 12 } },
    { text: '' },
    { text: '' },
    { text: '' },
    { text: report.total.amount, style: { font: 'bold', size: 12 } },
  ])
  paper.skip(8)
}

/** Lengths of a drawn bar only; the figures beside it are exact texts. */
function barOf({ interval }: StatementRow) {
  if (interval === null) return null
  return { low: Number(interval.low), high: Number(interval.high), mean: Number(interval.mean) }
}

async function drawReasons(
  paper: Paper,
  report: StatementReport,
  say: SayStatement,
): Promise<void> {
  for (const sentence of report.base) await paper.paragraph(sentence, { after: 3 })
  paper.skip(6)
  for (const row of report.rows) {
    const lines = [...row.why, ...row.figures, ...visitLines(row.visits, say)]
    if (lines.length === 0) continue
    paper.need(40)
    if (row.stint !== null)
      await paper.paragraph(row.stint.title, { size: 12, font: 'bold', after: 4 })
    await paper.paragraph(row.title, { font: 'bold', after: 2 })
    for (const line of lines)
      await paper.paragraph(line, { size: 9.5, colour: ink.second, after: 2 })
    paper.skip(5)
  }
  for (const gate of report.gates) {
    await paper.paragraph(gate.text, { font: 'bold', after: 2 })
    for (const line of visitLines(gate.visits, say))
      await paper.paragraph(line, { size: 9.5, colour: ink.second, after: 2 })
  }
}

/** The visits one behind the other: a line for each would be most of the paper. */
function visitLines(visits: readonly StatementVisit[], say: SayStatement): readonly string[] {
  if (visits.length === 0) return []
  return [`${say('visits')}: ${visits.map((visit) => visitLine(visit, say)).join('; ')}.`]
}

function visitLine(visit: StatementVisit, say: SayStatement): string {
  const line = `${say('visit', { day: visit.day })}: ${visit.score ?? say('noScore')}`
  return visit.late === null ? line : `${line} (${visit.late})`
}

async function drawWhatIf(paper: Paper, { whatIf }: StatementReport): Promise<void> {
  paper.need(50)
  paper.skip(6)
  await paper.paragraph(whatIf.title, { font: 'bold', size: 12.5, after: 4 })
  if (whatIf.none !== null) await paper.paragraph(whatIf.none, { after: 4 })
  for (const entry of whatIf.entries)
    await paper.paragraph(`•  ${entry.text}: ${entry.difference}`, { after: 4 })
  for (const sentence of whatIf.uncounted) await paper.paragraph(sentence, { after: 4 })
}

async function drawCauses(
  paper: Paper,
  causes: readonly VisitCauses[],
  say: SayStatement,
): Promise<void> {
  if (causes.length === 0) return
  paper.need(60)
  paper.skip(6)
  await paper.paragraph(say('lostPoints'), { font: 'bold', size: 12.5, after: 4 })
  for (const { title, lines } of causes) {
    await paper.rest()
    paper.need(34)
    await paper.paragraph(title, { font: 'bold', size: 9.5, after: 2 })
    for (const line of lines)
      await paper.paragraph(`\u2022  ${line}`, { size: 9.5, colour: ink.second, after: 2 })
    paper.skip(4)
  }
}

async function drawFoot(paper: Paper, report: StatementReport): Promise<void> {
  const lines = [report.foot.join(' '), `${report.seal.label}: ${report.seal.value}`]
  paper.need(64)
  paper.skip(8)
  paper.rule()
  paper.skip(8)
  for (const line of lines) await paper.paragraph(line, { size: 8.5, colour: ink.third, after: 2 })
}
