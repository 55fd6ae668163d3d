import { useLocale, useTranslations } from 'next-intl'
import { SideSheet } from '@/components/ui/side-sheet'
import { textFor } from '@/lib/core/localized-text'
import type { ListStandards } from '@/lib/standards/schema'
import type { StandardLine } from '@/lib/standards/use-cases/list-standards'
import { StandardForm } from './standard-form'
import { standardsAddress } from './standards-address'
import { UsedBy } from './used-by'

/** What is open beside the list: a new standard, one to change, or one to read. */
export function StandardSheet({
  view,
  opened,
  mayChange,
}: {
  view: ListStandards
  opened: StandardLine | null
  mayChange: boolean
}) {
  const t = useTranslations('standards.sheet')
  const closeHref = standardsAddress(view, null)
  if (view.open === 'new' && mayChange) {
    return (
      <SideSheet key="new" title={t('new')} closeHref={closeHref}>
        <StandardForm standard={null} closeHref={closeHref} />
      </SideSheet>
    )
  }
  if (opened === null) return null
  return (
    <SideSheet key={opened.id} title={t('title', { number: opened.number })} closeHref={closeHref}>
      {mayChange ? (
        <div className="grid gap-8">
          <StandardForm standard={opened} closeHref={closeHref} />
          <UsedBy standard={opened} />
        </div>
      ) : (
        <StandardText standard={opened} />
      )}
    </SideSheet>
  )
}

function StandardText({ standard }: { standard: StandardLine }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  return (
    <div className="grid gap-3">
      <p className="text-17">{textFor(standard.text, locale)}</p>
      <p className="text-13 text-ink-3">{t(`touchpoints.${standard.touchpoint}`)}</p>
    </div>
  )
}
