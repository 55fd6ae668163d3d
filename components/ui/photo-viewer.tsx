'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { ChevronLeft, ChevronRight, Maximize, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { classNames } from './class-names'
import { useZoom } from './use-zoom'

export interface ViewerPhoto {
  readonly id: string
  readonly src: string
  readonly width: number
  readonly height: number
  /** To which question it belongs. */
  readonly title: string
  /** What else is known of it, in the order of reading. */
  readonly facts: readonly string[]
}

/**
 * Photos as large as the window, one after the other: zoom by wheel, pinch, press, buttons and keys;
 * Escape closes, and the focus returns to where it was.
 */
export function PhotoViewer({
  photos,
  shownId,
  onShow,
}: {
  photos: readonly ViewerPhoto[]
  /** Null: nothing is shown. */
  shownId: string | null
  onShow: (id: string | null) => void
}) {
  const place = photos.findIndex(({ id }) => id === shownId)
  const photo = photos[place]
  return (
    <Base.Root open={photo !== undefined} onOpenChange={(open) => open || onShow(null)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Base.Popup className="fixed inset-0 z-40 grid grid-rows-[auto_minmax(0,1fr)_auto] bg-paper outline-none">
          {photo ? (
            <Shown
              photo={photo}
              place={place}
              all={photos.length}
              turn={(by) => onShow(photos[place + by]?.id ?? photo.id)}
            />
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function Shown({
  photo,
  place,
  all,
  turn,
}: {
  photo: ViewerPhoto
  place: number
  all: number
  turn: (by: 1 | -1) => void
}) {
  const t = useTranslations('evidence.viewer')
  const zoom = useZoom(photo.id, photo, (way) => turn(way === 'next' ? 1 : -1))
  const percent = Math.round(zoom.view.scale * 100)
  const numbers = { place: place + 1, all }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = actOf(event, zoom, turn)
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole window, each with a button beside it
    <div className="contents" onKeyDown={press}>
      <header className="flex items-start justify-between gap-4 border-b border-line px-5 py-3 max-sm:px-4">
        <div className="min-w-0">
          <Base.Title className="text-17 font-semibold [overflow-wrap:anywhere]">
            {photo.title}
          </Base.Title>
          <p className="num text-13 text-ink-2">
            {[t('place', numbers), ...photo.facts].join(' · ')}
          </p>
        </div>
        <Base.Close aria-label={t('close')} className={mark}>
          <X aria-hidden className="size-5" />
        </Base.Close>
      </header>
      <Stage photo={photo} zoom={zoom} />
      <footer className="flex flex-wrap items-center justify-center gap-1 border-t border-line px-3 pt-2 pb-[calc(0.5rem+var(--bottom-inset))]">
        <Mark label={t('previous')} isOff={place === 0} onPress={() => turn(-1)}>
          <ChevronLeft aria-hidden className="size-5" />
        </Mark>
        <Mark label={t('next')} isOff={place === all - 1} onPress={() => turn(1)}>
          <ChevronRight aria-hidden className="size-5" />
        </Mark>
        <span className="mx-2 h-6 border-l border-line" />
        <Mark label={t('zoomOut')} isOff={zoom.view.scale === 1} onPress={zoom.zoomOut}>
          <ZoomOut aria-hidden className="size-5" />
        </Mark>
        <output className="num w-16 text-center text-13 text-ink-2">
          {t('scale', { percent })}
        </output>
        <Mark label={t('zoomIn')} onPress={zoom.zoomIn}>
          <ZoomIn aria-hidden className="size-5" />
        </Mark>
        <Mark label={t('fit')} isOff={zoom.view.scale === 1} onPress={zoom.showWhole}>
          <Maximize aria-hidden className="size-5" />
        </Mark>
        <p className="basis-full text-center text-13 text-ink-3 max-sm:hidden">{t('keys')}</p>
      </footer>
      <p role="status" className="sr-only">
        {t('said', { ...numbers, percent, question: photo.title })}
      </p>
    </div>
  )
}

type Zoom = ReturnType<typeof useZoom>

function actOf(
  { key, shiftKey }: KeyboardEvent,
  zoom: Zoom,
  turn: (by: 1 | -1) => void,
): (() => void) | null {
  switch (key) {
    case 'ArrowLeft':
      return shiftKey ? () => zoom.look('left') : () => turn(-1)
    case 'ArrowRight':
      return shiftKey ? () => zoom.look('right') : () => turn(1)
    case 'ArrowUp':
      return () => zoom.look('up')
    case 'ArrowDown':
      return () => zoom.look('down')
    case '+':
    case '=':
      return zoom.zoomIn
    case '-':
    case '_':
      return zoom.zoomOut
    case '0':
      return zoom.showWhole
    default:
      return null
  }
}

function Stage({ photo, zoom }: { photo: ViewerPhoto; zoom: Zoom }) {
  const t = useTranslations('evidence.viewer')
  const [failedId, setFailed] = useState<string | null>(null)
  const { scale, x, y } = zoom.view
  if (failedId === photo.id) {
    return (
      <p role="alert" className="grid place-items-center px-5 text-center text-ink-2">
        {t('failed')}
      </p>
    )
  }
  return (
    <div
      ref={zoom.setStage}
      className={classNames(
        'relative touch-none overflow-hidden bg-sunk select-none',
        scale === 1 ? 'cursor-zoom-in' : 'cursor-grab active:cursor-grabbing',
      )}
      {...zoom.pointers}
    >
      <img
        key={photo.id}
        src={photo.src}
        alt={photo.title}
        width={photo.width}
        height={photo.height}
        draggable={false}
        onError={() => setFailed(photo.id)}
        className="pointer-events-none absolute inset-0 size-full object-contain"
        style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
      />
    </div>
  )
}

const mark =
  'grid size-11 shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink aria-disabled:opacity-55'

function Mark({
  label,
  isOff = false,
  onPress,
  children,
}: {
  label: string
  isOff?: boolean
  onPress: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // It stays in the order of keys: the focus must not vanish with the last photo.
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onPress}
      className={mark}
    >
      {children}
    </button>
  )
}
