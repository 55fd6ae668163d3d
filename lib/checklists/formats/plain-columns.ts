/** What a column of a plain table can be. */
export const plainColumns = [
  'section',
  'question',
  'type',
  'options',
  'points',
  'share',
  'weight',
  'critical',
  'standard',
  'comment',
  'evidence',
  'hint',
  'required',
  'notApplicable',
] as const

export type PlainColumn = (typeof plainColumns)[number]

/** For every column of the table in turn: what it is, or null for one that is left alone. */
export type PlainMapping = readonly (PlainColumn | null)[]

/** Headings as companies write them, lower case; the first match of a column wins. */
const headings: Readonly<Record<PlainColumn, readonly RegExp[]>> = {
  section: [/^(?:раздел|блок|секция|этап|группа|section|block|group|stage|category)/],
  question: [
    /^(?:вопрос|критерий|показатель|пункт|проверка|текст вопроса|question|item|criterion|check|text)/,
  ],
  type: [/^(?:тип|вид|формат|type|kind)/],
  options: [/^(?:вариант|ответ|шкала ответ|options?|answers?|choices?|response)/],
  points: [/^(?:балл|оценка|очки|стоимость|points?|score|marks?)/, /(?:балл)/],
  share: [/^(?:доля|share)/, /^(?:вес|weight).*(?:%|процент|percent|итог|total)/],
  weight: [/^(?:вес|коэффициент|weight|factor)/],
  critical: [/^(?:критич|стоп|обязательный стандарт|critical|crucial|fatal|knock)/],
  standard: [/^(?:стандарт|пункт стандарта|регламент|номер стандарта|standard|rule)/],
  comment: [
    /^(?:комментарий (?:обязат|нужен|при|после)|когда комментарий|comment (?:required|when|on|after))/,
  ],
  evidence: [
    /^(?:подтвержд|доказательств|когда фото|фото (?:обязат|нужно|при|после)|evidence|proof|photo (?:required|when|on|after))/,
  ],
  hint: [/^(?:подсказ|пояснени|комментарий|описание|примечани|hint|help|description|note|comment)/],
  required: [/^(?:обязател|required|mandatory)/],
  notApplicable: [/^(?:не ?применим|н\/п|n\/?a|not applicable)/],
}

/** The heading as it is compared and remembered. */
export function normalHeading(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s_]+/g, ' ')
    .replace(/\s*[*:]$/, '')
    .slice(0, 200)
}

/** What each column is: as this organisation has said before, else as its heading sounds. */
export function guessMapping(
  header: readonly string[],
  remembered: ReadonlyMap<string, PlainColumn | null>,
): PlainMapping {
  const names = header.map(normalHeading)
  const mapping: (PlainColumn | null)[] = names.map((name) => remembered.get(name) ?? null)
  for (const column of plainColumns) {
    if (mapping.includes(column)) continue
    for (const pattern of headings[column]) {
      const index = names.findIndex(
        (name, place) => pattern.test(name) && mapping[place] === null && !remembered.has(name),
      )
      if (index < 0) continue
      mapping[index] = column
      break
    }
  }
  return mapping
}
