import type { TableRow } from '@/lib/core/table-rows'
import type { PlainColumn } from './plain-columns'

const totalWords =
  /^(?:итого|всего|подытог|промежуточный итог|общий итог|итогов(?:ый|ая|ое) (?:балл|оценка|результат|процент)|общ(?:ий|ая) (?:балл|оценка|сумма)|сумма(?: баллов)?|максимум(?: баллов)?|максимальный балл|(?:sub|grand )?total(?: score| points)?|sum|overall score|max(?:imum)? (?:score|points))(?:\s*[,:.=—–-].*|\s*(?:по|за|в)\s.*|\s+(?:балл\p{L}*|for .*|points|score|%))?\s*[\d.,%\s]*$/u

/** A row that sums up those above it: it is neither a question nor a section. */
export function isTotalRow({ cells }: TableRow, cell: (column: PlainColumn) => string): boolean {
  if (cell('type') !== '' || cell('options') !== '') return false
  const named = cell('question') || cell('section') || (cells.find((text) => text !== '') ?? '')
  if (named.endsWith('?')) return false
  return totalWords.test(named.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' '))
}
