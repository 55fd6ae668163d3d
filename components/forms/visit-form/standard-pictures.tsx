import { useTranslations } from 'next-intl'
import { pictureAddress } from '@/components/ui/picture'
import { StateMark } from '@/components/ui/state-mark'
import type { FormStandard } from './question-head'

/** What the standard looks like when it is kept, and when not; fetched when somebody looks. */
export function StandardPictures({ standard }: { standard: FormStandard }) {
  const t = useTranslations('instructing.standard')
  const { number, goodPictureId, badPictureId } = standard
  const shown = [
    { side: 'good', shape: 'good', id: goodPictureId },
    { side: 'bad', shape: 'failed', id: badPictureId },
  ] as const
  return (
    <div className="grid gap-4 empty:hidden">
      {shown.map(({ side, shape, id }) =>
        id === null ? null : (
          <figure key={side} className="grid gap-1.5">
            <figcaption className="font-medium">
              <StateMark shape={shape}>{t(side)}</StateMark>
            </figcaption>
            <img
              src={pictureAddress(id)}
              alt={t(`${side}Alt`, { number })}
              className="max-h-[50dvh] max-w-full justify-self-start rounded"
            />
          </figure>
        ),
      )}
    </div>
  )
}
