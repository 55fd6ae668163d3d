import { useLocale, useTranslations } from 'next-intl'
import { StandardBody } from '@/app/_standard/standard-body'
import { Callout } from '@/components/ui/callout'
import { DayText } from '@/components/ui/day-text'
import { KeyValue } from '@/components/ui/key-value'
import type { Actor } from '@/lib/access/actor'
import { textFor } from '@/lib/core/localized-text'
import { listPositionNames } from '@/lib/people/use-cases/list-position-names'
import { serverDeps } from '@/lib/platform/server'
import type { ViewedStandard } from '@/lib/standards/use-cases/view-standard'
import { EditForm } from './edit-form'

/** The draft for its authors, what is in force for everybody else. */
export async function TextPart({ actor, view }: { actor: Actor; view: ViewedStandard }) {
  if (view.draft === null || view.state === 'retired') return <InForce view={view} />
  const positions = await listPositionNames(actor, await serverDeps())
  return (
    <EditForm
      key={view.revision}
      accountId={actor.accountId}
      view={view}
      draft={view.draft}
      positions={positions}
    />
  )
}

function InForce({ view }: { view: ViewedStandard }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const { document, versions, state } = view
  const [newest] = versions
  const facts = [
    ...(document.chapter
      ? [{ term: t('one.chapter'), value: textFor(document.chapter.title, locale) }]
      : []),
    { term: t('one.touchpoint'), value: t(`touchpoints.${document.touchpoint}`) },
    {
      term: t('one.positions'),
      value: document.positions.map(({ name }) => name).join(', ') || t('everybody'),
    },
    ...(document.owner ? [{ term: t('one.owner'), value: document.owner.name }] : []),
    {
      term: t('one.inForce'),
      value: newest
        ? t.rich('one.since', {
            number: newest.number,
            day: () => <DayText key="day" day={newest.publishedOn} />,
          })
        : t('one.notYet'),
    },
  ]
  return (
    <div className="grid max-w-3xl gap-8">
      {state === 'retired' ? <Callout>{t('one.retiredNote')}</Callout> : null}
      <StandardBody document={document} />
      <KeyValue facts={facts} />
    </div>
  )
}
