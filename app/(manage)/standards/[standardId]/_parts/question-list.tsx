import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { withoutAnswers } from '@/lib/core/piped-text'
import type { AskingQuestion } from '@/lib/standard-scores/schema'

/** The questions that ask about the standard, by checklist. */
export function QuestionList({ questions }: { questions: readonly AskingQuestion[] }) {
  const t = useTranslations('standards.results')
  const locale = useLocale()
  const columns: readonly Column<AskingQuestion>[] = [
    {
      id: 'question',
      head: t('question'),
      cell: ({ text }) => withoutAnswers(textFor(text, locale)),
    },
    {
      id: 'checklist',
      head: t('checklist'),
      cell: ({ checklistId, title, isRetired }) => (
        <>
          <Link className="link" href={`/checklists/${checklistId}`}>
            {textFor(title, locale) || t('untitled')}
          </Link>
          {isRetired ? (
            <span className="block text-13 text-ink-3">{t('retiredChecklist')}</span>
          ) : null}
        </>
      ),
    },
    {
      id: 'where',
      head: t('where'),
      cell: ({ inDraft, version }) =>
        [
          version === null ? null : t('inVersion', { number: version }),
          inDraft ? t('inDraft') : null,
        ]
          .filter((word) => word !== null)
          .join(', '),
      foldBelow: 'sm',
    },
  ]
  return (
    <Section title={t('questions')}>
      {questions.length === 0 ? (
        <p className="text-ink-2">{t('noQuestions')}</p>
      ) : (
        <DataTable
          caption={t('questions')}
          columns={columns}
          rows={questions}
          rowKey={({ checklistId, text }) => `${checklistId} ${text.ru ?? text.en ?? ''}`}
          dense
        />
      )}
    </Section>
  )
}
