import { useTranslations } from 'next-intl'
import { Difference } from '@/app/_standard/difference'
import { Callout } from '@/components/ui/callout'
import type { Publication } from '@/lib/standards/use-cases/preview-publication'

/** What publishing one draft does: whom it asks, which language stays behind, what changes. */
export function PublishFacts({
  publication: { readers, changes, leftBehind },
}: {
  publication: Publication
}) {
  const t = useTranslations('standards.edit')
  return (
    <>
      <p>{t('readers', { count: readers })}</p>
      {leftBehind === null ? null : (
        <Callout tone="needs-you">{t('leftBehind', { language: leftBehind })}</Callout>
      )}
      {changes.length > 0 ? (
        <section className="max-h-[30dvh] overflow-y-auto rounded bg-sunk px-4 py-3">
          <h3 className="mb-2 font-medium">{t('changes')}</h3>
          <Difference changes={changes} />
        </section>
      ) : null}
    </>
  )
}

/** The same of several drafts: together first, then each by its number. */
export function BulkPublishFacts({
  publications,
  readers,
}: {
  publications: readonly Publication[]
  readers: number
}) {
  const t = useTranslations('standards.bulk')
  const behind = publications.filter(({ leftBehind }) => leftBehind !== null)
  return (
    <>
      <p>{t('readers', { count: readers })}</p>
      {behind.length === 0 ? null : (
        <Callout tone="needs-you">
          {t('leftBehind', { numbers: behind.map(({ number }) => number).join(', ') })}
        </Callout>
      )}
      <ul className="max-h-[45dvh] overflow-y-auto rounded bg-sunk px-4 py-2">
        {publications.map((publication) => (
          <li key={publication.standardId} className="border-t border-line py-2 first:border-t-0">
            <OneOfMany publication={publication} />
          </li>
        ))}
      </ul>
    </>
  )
}

function OneOfMany({
  publication: { number, isFirst, readers, changes, leftBehind },
}: {
  publication: Publication
}) {
  const t = useTranslations('standards.bulk')
  const edit = useTranslations('standards.edit')
  return (
    <>
      <p className="num flex flex-wrap gap-x-3">
        <span className="font-semibold">{number}</span>
        <span className="text-ink-2">{t('oneReaders', { count: readers })}</span>
        {isFirst ? <span className="text-ink-2">{t('first')}</span> : null}
      </p>
      {leftBehind === null ? null : (
        <p className="text-13 text-amber">{edit('leftBehind', { language: leftBehind })}</p>
      )}
      {changes.length > 0 ? (
        <div className="mt-1 text-13">
          <Difference changes={changes} />
        </div>
      ) : null}
    </>
  )
}
