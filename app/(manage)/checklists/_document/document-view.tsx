import { useLocale, useTranslations } from 'next-intl'
import type { ChecklistDocument, Section } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { Standard } from '@/lib/standards/queries'
import { OptionList } from './answer-view'
import { QuestionView } from './question-view'
import { sectionShares } from './section-shares'
import { useConditionSentence } from './use-condition-sentence'

/** A checklist to be read: what is asked, what each answer is worth, by which rules. */
export function DocumentView({
  document,
  standards,
}: {
  document: ChecklistDocument
  standards: readonly Standard[]
}) {
  const numberOf = new Map(allQuestions(document).map(({ id }, place) => [id, place + 1]))
  const standardOf = new Map(standards.map((standard) => [standard.id, standard]))
  return (
    <article className="grid max-w-4xl gap-10">
      <Policies document={document} />
      {document.sections.map((section) => (
        <SectionView
          key={section.id}
          section={section}
          document={document}
          numberOf={numberOf}
          standardOf={standardOf}
          depth={0}
        />
      ))}
    </article>
  )
}

function Policies({ document: { policies, touchpoint } }: { document: ChecklistDocument }) {
  const t = useTranslations('checklists')
  const words = useTranslations('builder.policies')
  const format = useFormat()
  const { passMark } = policies
  const lines = [
    t(`policies.methods.${policies.method}`),
    `${t('policies.notApplicable')}: ${t(`policies.notApplicables.${policies.notApplicable}`)}`,
    `${t('policies.unanswered')}: ${t(`policies.unanswereds.${policies.unanswered}`)}`,
    passMark === null
      ? t('words.noPassMark')
      : t('words.passMark', { mark: format.percent(passMark) }),
    passMark === null ? null : words(`rounded.${policies.passRounding ?? 'exact'}`),
    policies.allowOver100 ? t('words.over100') : words('clamped'),
    `${words('personScore')}: ${words(`personScores.${policies.personScore ?? 'mean'}`)}`,
    `${t('columns.touchpoint')}: ${t(`touchpoints.${touchpoint}`)}`,
  ].filter((line) => line !== null)
  return (
    <section>
      <h2 className="mb-2 text-17 font-semibold">{t('policies.title')}</h2>
      <ul className="num grid gap-1 text-ink-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

interface SectionViewProps {
  section: Section
  document: ChecklistDocument
  numberOf: ReadonlyMap<string, number>
  standardOf: ReadonlyMap<string, Standard>
  depth: number
}

function SectionView({ section, depth, ...rest }: SectionViewProps) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const Heading = depth === 0 ? 'h2' : 'h3'
  const { numberOf, standardOf } = rest
  return (
    <section className={depth === 0 ? undefined : 'mt-6'}>
      <div className="flex items-baseline justify-between gap-6 border-b border-line-strong pb-2">
        <Heading className={depth === 0 ? 'text-17 font-semibold' : 'font-semibold'}>
          {textFor(section.title, locale) || t('outline.untitledSection')}
        </Heading>
        {depth === 0 ? <SectionFigures section={section} document={rest.document} /> : null}
      </div>
      <SectionLogic section={section} document={rest.document} />
      <ol>
        {section.questions.map((question) => (
          <QuestionView
            key={question.id}
            question={question}
            document={rest.document}
            isRow={section.layout === 'matrix'}
            number={numberOf.get(question.id) ?? 0}
            standard={standardOf.get(question.standardId ?? '')}
          />
        ))}
      </ol>
      {section.sections.map((inner) => (
        <SectionView key={inner.id} section={inner} depth={depth + 1} {...rest} />
      ))}
    </section>
  )
}

/** When the section is asked; for a table also what can be answered in every row. */
function SectionLogic({ section, document }: { section: Section; document: ChecklistDocument }) {
  const t = useTranslations('builder.words')
  const sentenceOf = useConditionSentence()
  const { showWhen, layout, questions } = section
  const [first] = questions
  return (
    <>
      {showWhen ? (
        <p className="pt-2 text-13 text-ink-2 [overflow-wrap:anywhere]">
          {t('showSection', { condition: sentenceOf(document, showWhen) })}
        </p>
      ) : null}
      {layout === 'matrix' && first && 'options' in first ? (
        <div className="pt-2 text-13 text-ink-2">
          <p>{t('matrix')}</p>
          <OptionList options={first.options} document={document} />
        </div>
      ) : null}
    </>
  )
}

function SectionFigures({ section, document }: { section: Section; document: ChecklistDocument }) {
  const t = useTranslations('checklists')
  const format = useFormat()
  const share = sectionShares(document).get(section.id)
  const isFactor = document.policies.method === 'total-points'
  const parts = [
    isFactor ? `× ${section.weight}` : null,
    !isFactor && share === null ? t('outline.bonusSection') : null,
    !isFactor && typeof share === 'string'
      ? t('words.share', { share: format.percent(share) })
      : null,
    section.passMark === null
      ? null
      : t('words.sectionMark', { mark: format.percent(section.passMark) }),
  ].filter((part) => part !== null)
  return <p className="num shrink-0 text-13 text-ink-2">{parts.join(', ')}</p>
}
