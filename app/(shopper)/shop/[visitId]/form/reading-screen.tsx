'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { Button } from '@/components/ui/plain-button'
import { useArrival } from '@/components/ui/use-focus-after'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import type { Answer } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { reportOf } from '@/lib/core/draft-report'
import { textFor } from '@/lib/core/localized-text'
import { pipedText } from '@/lib/core/piped-text'
import { relevanceOf } from '@/lib/core/relevance'
import { answersOf } from '@/lib/core/visit-draft'
import { valueText } from '@/lib/platform/i18n/answer-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnVisit } from '@/lib/visits/schema'
import { loadDraft } from '../../../_device/drafts'
import type { KeptDraft } from '../../../_device/rows'

/** What the other tab writes is on the phone so soon that this is as good as at once. */
const LOOK_MS = 2000
/** The other tab has saved and let go, or was frozen and lost the visit, long before. */
const TAKING_MS = 6000

/** The answers of a visit that another tab holds: to read, and to go on with here. */
export function ReadingScreen({
  accountId,
  visit,
  onTake,
}: {
  accountId: string
  visit: OwnVisit
  onTake: () => void
}) {
  const t = useTranslations('unsent.twoTabs')
  const sayMoment = usePlaceMoment()
  const kept = useKeptDraft(accountId, visit)
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
  const [isTaking, setTaking] = useState(false)
  useEffect(() => {
    if (!isTaking) return
    const timer = setTimeout(() => setTaking(false), TAKING_MS)
    return () => clearTimeout(timer)
  }, [isTaking])
  const take = () => {
    setTaking(true)
    onTake()
  }
  const zone = visit.place.timeZone
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-5 px-4 pt-5 pb-16 sm:px-6">
      <h1 ref={heading} tabIndex={-1} className="text-21 font-semibold outline-none">
        {visit.place.name}
      </h1>
      <Callout
        tone="needs-you"
        title={t('reading')}
        action={
          <Button look="primary" size="large" isBusy={isTaking} onClick={take}>
            {t(isTaking ? 'taking' : 'take')}
          </Button>
        }
      >
        <p>{t('text')}</p>
      </Callout>
      {kept === null ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <>
          <p className="num text-13 text-ink-3">{t('at', { at: sayMoment(kept.savedAt, zone) })}</p>
          <Answers visit={visit} kept={kept} />
        </>
      )}
    </div>
  )
}

function Answers({ visit, kept }: { visit: OwnVisit; kept: KeptDraft }) {
  const t = useTranslations('form')
  const tReading = useTranslations('unsent.twoTabs')
  const format = useFormat()
  const locale = useLocale()
  const { document } = visit.checklist
  const end = { id: '', finishedAt: kept.savedAt, visitedOn: kept.savedAt.slice(0, 10) }
  const { answers } = reportOf(document, kept.draft, end)
  const questions = new Map(allQuestions(document).map((question) => [question.id, question]))
  const words = { format, yes: t('yes'), no: t('no') }
  const { computed } = relevanceOf(document, answersOf(document, kept.draft))
  const given = new Map(
    [...answers, ...computed].map(({ questionId, value }) => [questionId, value]),
  )
  const answerText = (id: string) => {
    const [question, value] = [questions.get(id), given.get(id)]
    return question && value ? valueText(question, value, words) : null
  }
  const partsOf = ({ questionId, value, notApplicable, comment, attachments }: Answer) => {
    const said = value ? answerText(questionId) : null
    const skipped = notApplicable ? tReading('notApplicable') : null
    const files = attachments.length > 0 ? tReading('files', { count: attachments.length }) : null
    return [said, skipped, comment, files].filter((part) => part !== null)
  }
  return (
    <dl className="grid gap-3">
      {answers.map((answer) => (
        <div key={answer.questionId} className="border-b border-line pb-3">
          <dt className="text-ink-2">
            {pipedText(textFor(questions.get(answer.questionId)?.text ?? {}, locale), answerText)}
          </dt>
          {partsOf(answer).map((part) => (
            <dd key={part} className="font-medium whitespace-pre-line">
              {part}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

/** The draft as the phone has it, looked up again while the other tab writes. */
function useKeptDraft(accountId: string, visit: OwnVisit): KeptDraft | null {
  const [kept, setKept] = useState<KeptDraft | null>(null)
  const { versionId } = visit.checklist
  useEffect(() => {
    const look = () => {
      loadDraft(accountId, visit.id, versionId).then(setKept, (error: unknown) =>
        console.warn(error),
      )
    }
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [accountId, visit.id, versionId])
  return kept
}
