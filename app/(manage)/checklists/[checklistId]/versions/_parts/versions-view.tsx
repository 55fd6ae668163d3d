import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Button, LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHead } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import type { VersionList } from '@/lib/checklists/use-cases/list-versions'
import type { ChecklistDifference } from '@/lib/core/checklist-difference'
import { textFor } from '@/lib/core/localized-text'
import { DifferenceView } from '../../../_document/difference-view'
import { VersionTable } from './version-table'

interface VersionsViewProps {
  list: VersionList
  from: string | null
  to: string | null
  difference: ChecklistDifference | null
}

/** Every version with who works by it, and what is different between any two of them. */
export function VersionsView({ list, from, to, difference }: VersionsViewProps) {
  const t = useTranslations('workbench.versions')
  const words = useTranslations('checklists')
  const locale = useLocale()
  const title = textFor(list.title, locale) || words('untitled')
  const nameOf = (state: string | null) => {
    const number = list.versions.find(({ id }) => id === state)?.number
    return number === undefined ? t('draft') : t('version', { number })
  }
  const back = `/checklists/${list.checklistId}`
  return (
    <>
      <PageHead
        title={t('titleOf', { title })}
        subtitle={list.state === 'retired' ? t('retired') : t('lead')}
        back={{ href: '/checklists', label: words('builder.back') }}
        action={<LinkButton href={back}>{t('back')}</LinkButton>}
      />
      {list.versions.length === 0 ? (
        <p className="text-ink-2">{t('empty')}</p>
      ) : (
        <div className="grid gap-10">
          <div className="grid gap-4">
            {list.state !== 'retired' && list.versions.every(({ retiredOn }) => retiredOn) ? (
              <Callout>{t('noneLeft')}</Callout>
            ) : null}
            <VersionTable list={list} />
            <SchemesNote schemes={list.schemes} />
          </div>
          <section className="grid max-w-4xl gap-5">
            <CompareForm list={list} from={from} to={to} nameOf={nameOf} />
            {difference ? (
              <>
                <h2 className="text-17 font-semibold">
                  {t('difference', { from: nameOf(from), to: nameOf(to) })}
                </h2>
                <DifferenceView difference={difference} />
              </>
            ) : null}
          </section>
        </div>
      )}
    </>
  )
}

/** Pay that would lose its figure without the checklist. */
function SchemesNote({ schemes: { count, named } }: Pick<VersionList, 'schemes'>) {
  const t = useTranslations('workbench.versions')
  const locale = useLocale()
  if (count === 0) return <p className="text-ink-2">{t('noSchemes')}</p>
  return (
    <Callout>
      {t('schemes', { count })}
      {named.map(({ id, name }) => (
        <Link key={id} href={`/schemes/${id}`} className="ml-2 underline">
          {textFor(name, locale)}
        </Link>
      ))}
    </Callout>
  )
}

function CompareForm({
  list,
  from,
  to,
  nameOf,
}: Omit<VersionsViewProps, 'difference'> & { nameOf: (state: string | null) => string }) {
  const t = useTranslations('workbench.versions')
  const states = ['draft', ...list.versions.map(({ id }) => id)]
  const options = states.map((value) => ({ value, label: nameOf(value) }))
  return (
    <form className="flex flex-wrap items-end gap-3">
      <Select label={t('from')} name="from" defaultValue={from ?? 'draft'} options={options} />
      <Select label={t('to')} name="to" defaultValue={to ?? 'draft'} options={options} />
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}
