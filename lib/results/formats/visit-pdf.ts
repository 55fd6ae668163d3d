import 'server-only'
import { ink, Paper, type PdfHouse, pageBox } from '@/lib/platform/pdf/page'
import { PdfTable } from '@/lib/platform/pdf/table'
import type { ReportRow, ReportSection, Telling, VisitReport } from '../report'

/** A visit's result as a PDF: the report model of the screen, word for word. */
export async function visitPdf(
  report: VisitReport,
  photos: ReadonlyMap<string, Uint8Array>,
  house: PdfHouse,
  { say, format }: Telling,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = new Paper({
    title: say('title'),
    language: format.locale,
    logo: house.logo,
    headerText: say('head', { organisation: house.organisationName }),
    footerText: report.foot,
    pageText: (page, pages) => say('page', { page, pages }),
  })
  await drawHead(paper, report)
  for (const section of report.sections) await drawSection(paper, section, say)
  await drawImprovements(paper, report, say)
  await drawPhotos(paper, report, photos, say)
  await paper.paragraph(report.footNote, { size: 9, colour: ink.third })
  return paper.finish()
}

async function drawHead(paper: Paper, report: VisitReport): Promise<void> {
  await paper.paragraph(report.title, { font: 'bold', size: 17, after: 3 })
  for (const line of [report.subtitle, ...report.facts])
    await paper.paragraph(line, { colour: ink.third, after: 2 })
  paper.skip(8)
  if (report.score !== null) await paper.paragraph(report.score, { size: 30, after: 3 })
  if (report.sure !== null) await paper.paragraph(report.sure, { colour: ink.second, after: 4 })
  if (report.outcome !== null) {
    const colour = report.outcome.passed ? ink.accent : ink.red
    await paper.paragraph(report.outcome.text, { font: 'bold', colour, after: 4 })
  }
  for (const doubt of report.doubts) await paper.paragraph(doubt, { colour: ink.second, after: 4 })
  for (const effect of report.effects) await paper.paragraph(effect, { colour: ink.red, after: 3 })
  for (const rule of report.rules)
    await paper.paragraph(rule, { size: 9, colour: ink.third, after: 1 })
  paper.skip(12)
}

async function drawSection(
  paper: Paper,
  section: ReportSection,
  say: Telling['say'],
): Promise<void> {
  paper.need(70)
  const size = section.depth === 0 ? 12.5 : 10.5
  const titleWidth = paper.width - 90
  const height = paper.heightOf(section.title, titleWidth, { font: 'bold', size })
  paper.textAt(section.title, pageBox.left, paper.y, titleWidth, { font: 'bold', size })
  if (section.score !== null)
    paper.textAt(section.score, pageBox.right - 86, paper.y, 86, {
      font: 'bold',
      size,
      align: 'right',
    })
  paper.skip(height + 4)
  if (section.range !== null)
    await paper.paragraph(section.range, { size: 9, colour: ink.third, after: 4 })
  if (section.rows.length === 0) return
  const table = new PdfTable(paper, [
    { share: 0.56, head: say('columns.question') },
    { share: 0.27, head: say('columns.answer') },
    { share: 0.17, head: say('columns.points'), align: 'right' },
  ])
  table.head()
  for (const row of section.rows) {
    await paper.rest()
    drawRow(table, row, say)
  }
  paper.skip(10)
}

function drawRow(table: PdfTable, row: ReportRow, say: Telling['say']): void {
  const standard =
    row.standard === null
      ? null
      : `${say('standard', { number: row.standard.number })}: ${row.standard.text}`
  const notes = [
    row.computedBy,
    row.comment === null ? null : `«${row.comment}»`,
    row.isLoss ? standard : null,
  ]
  const note = notes.filter((text) => text !== null).join('\n')
  table.row([
    { text: row.question, note: note === '' ? null : { text: note } },
    { text: row.answer, style: row.isLoss ? { font: 'bold' } : {} },
    {
      text: row.points ?? '',
      note: row.ifBest === null ? null : { text: row.ifBest, style: { align: 'right' } },
    },
  ])
}

async function drawImprovements(
  paper: Paper,
  report: VisitReport,
  say: Telling['say'],
): Promise<void> {
  paper.need(50)
  await paper.paragraph(say('improvementsTitle'), { font: 'bold', size: 12.5, after: 4 })
  if (report.improvements.length === 0) await paper.paragraph(say('noImprovements'), { after: 6 })
  for (const line of report.improvements) await paper.paragraph(`•  ${line}`, { after: 4 })
  paper.skip(8)
}

const photoHeight = 150

async function drawPhotos(
  paper: Paper,
  report: VisitReport,
  photos: ReadonlyMap<string, Uint8Array>,
  say: Telling['say'],
): Promise<void> {
  const shown = report.sections
    .flatMap((section) => section.rows)
    .flatMap((row) => row.photoFileIds.map((id) => ({ row, bytes: photos.get(id) })))
  if (shown.every(({ bytes }) => bytes === undefined)) return
  paper.need(photoHeight + 50)
  await paper.paragraph(say('photosTitle'), { font: 'bold', size: 12.5, after: 6 })
  for (const { row, bytes } of shown) {
    if (bytes === undefined) continue
    paper.need(photoHeight + 24)
    paper.imageAt(bytes, pageBox.left, paper.y, paper.width, photoHeight)
    paper.skip(photoHeight + 4)
    await paper.paragraph(row.question, { size: 8.5, colour: ink.third, after: 8 })
  }
}
