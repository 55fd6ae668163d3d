'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { controlClass } from '@/components/ui/field-error'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import { questionWithText, type TextKind } from '@/lib/core/checklist-texts'
import { useBuilder } from './builder-context'
import { findQuestion } from './document-edits'
import { withText } from './new-parts'
import type { Language } from './remarks'
import { isIn, type TranslationRow } from './translation-rows'

const limits: Readonly<Record<TextKind, number>> = {
  title: checklistLimits.title,
  'section-title': checklistLimits.title,
  text: checklistLimits.text,
  hint: checklistLimits.hint,
  option: checklistLimits.optionText,
  'min-label': checklistLimits.label,
  'max-label': checklistLimits.label,
  unit: checklistLimits.label,
  message: checklistLimits.text,
}

/** One text in both languages; a missing one is marked and shows the other as what to translate. */
export function TranslationLine({ row, index }: { row: TranslationRow; index: number }) {
  const place = usePlaceWords(row)
  const change = useTextChange(row)
  return (
    <>
      <p className="num mb-1 text-13 text-ink-3">{place}</p>
      <div className="grid grid-cols-2 items-start gap-3">
        {(['ru', 'en'] as const).map((language) => (
          <TextCell
            key={language}
            row={row}
            language={language}
            index={index}
            place={place}
            onText={(text) => change(language, text)}
          />
        ))}
      </div>
    </>
  )
}

function TextCell({
  row,
  language,
  index,
  place,
  onText,
}: {
  row: TranslationRow
  language: Language
  index: number
  place: string
  onText: (text: string) => void
}) {
  const t = useTranslations('workbench.translations')
  const words = useTranslations('checklists')
  const { endBurst } = useBuilder()
  const other = language === 'ru' ? 'en' : 'ru'
  const isMissing = !isIn(row.text, language)
  return (
    <div>
      <textarea
        rows={1}
        lang={language}
        data-cell={`${index}${language}`}
        value={row.text[language] ?? ''}
        maxLength={limits[row.kind]}
        placeholder={row.text[other]}
        aria-label={words('edit.inLanguage', {
          label: place,
          language: words(`languages.${language}`),
        })}
        className={classNames(
          controlClass,
          'field-sizing-content block max-h-40 min-h-9 resize-none py-1.5 leading-[1.4]',
          isMissing && 'border-amber-mark',
        )}
        onChange={(event) => onText(event.target.value)}
        onBlur={endBurst}
      />
      {isMissing ? <p className="mt-0.5 text-13 text-amber">{t('isMissing')}</p> : null}
    </div>
  )
}

function usePlaceWords({ kind, nodeId }: TranslationRow): string {
  const t = useTranslations('workbench.translations')
  const { numberOf } = useBuilder()
  const number = nodeId === null ? undefined : numberOf.get(nodeId)
  const what = t(`kinds.${kind}`)
  return number === undefined ? what : t('place', { number, what })
}

function useTextChange({ kind, nodeId, optionId, text, key }: TranslationRow) {
  const { document, edit } = useBuilder()
  return (language: Language, typed: string) => {
    const next = withText(text, language, typed)
    const burst = `${key}.${language}`
    const question = findQuestion(document, nodeId)?.question
    if (nodeId === null) edit({ kind: 'head', patch: { title: next } }, burst)
    else if (kind === 'section-title') {
      edit({ kind: 'section', id: nodeId, patch: { title: next } }, burst)
    } else if (question) {
      edit(
        { kind: 'question', question: questionWithText(question, { kind, optionId }, next) },
        burst,
      )
    }
  }
}
