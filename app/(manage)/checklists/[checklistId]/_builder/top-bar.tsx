'use client'

import { ChevronLeft, Ellipsis, Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useMedia } from '@/components/ui/use-media'
import { useProblemText } from '@/components/ui/use-problem-text'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { restoreChecklistAction, retireChecklistAction } from '../../actions'
import type { BuilderProps, Pane, ShownLanguages } from './builder'
import { useBuilder } from './builder-context'
import type { DraftKeeper } from './draft-keeper'
import { KeptLine } from './kept-line'
import { PartTools } from './part-tools'
import { PublishButton } from './publish'
import { errorsIn } from './remarks'
import { MarkButton, Segments } from './segments'
import type { Draft } from './use-draft'
import type { Overlay } from './use-shortcuts'

interface TopBarProps {
  checklist: BuilderProps
  dispatch: Draft['dispatch']
  keeper: DraftKeeper
  canUndo: boolean
  canRedo: boolean
  shown: ShownLanguages
  onShown: (shown: ShownLanguages) => void
  pane: Pane | null
  onPane: (pane: Pane) => void
  onOverlay: (overlay: Overlay) => void
}

/** What holds for the whole checklist; it stays while the columns scroll. */
export const TopBar = memo(function TopBar(props: TopBarProps) {
  const t = useTranslations('checklists')
  const { document, language } = useBuilder()
  const { checklist, keeper } = props
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper px-4 pt-3 pb-2 max-lg:top-13 max-md:static max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)_auto] max-md:gap-x-2 sm:px-6">
      {/* On a phone these boxes give way: what is kept stands beneath the title, the tools in one row. */}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 max-md:contents">
        <div className="flex min-w-0 items-center gap-2 max-md:contents">
          <Link
            href="/checklists"
            className="thumb -ml-1 grid max-md:row-span-2 max-md:self-center size-8 shrink-0 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink"
            aria-label={t('builder.back')}
            title={t('builder.back')}
          >
            <ChevronLeft aria-hidden className="size-5" />
          </Link>
          <h1 className="truncate text-21 font-semibold max-md:text-17">
            {textFor(document.title, language) || t('untitled')}
          </h1>
        </div>
        <div className="flex items-center gap-2 max-md:col-start-3 max-md:row-span-2 max-md:row-start-1 max-md:gap-1">
          <MoreMenu checklist={checklist} keeper={keeper} />
          <PublishButton checklist={checklist} keeper={keeper} />
        </div>
      </div>
      <Tools {...props} />
    </header>
  )
})

function Tools({
  checklist,
  dispatch,
  keeper,
  canUndo,
  canRedo,
  shown,
  onShown,
  pane,
  onPane,
  onOverlay,
}: TopBarProps) {
  const t = useTranslations('checklists.builder')
  const names = useTranslations('frame.languageNames')
  const isPhone = useMedia('(max-width: 47.99rem)')
  const languages: readonly { readonly value: ShownLanguages; readonly label: string }[] = [
    { value: 'ru', label: names('ru') },
    { value: 'en', label: names('en') },
    { value: 'both', label: t('both') },
  ]
  const languageEntries = languages.map(({ value, label }, place) => ({
    label,
    divided: place === 0,
    checked: value === shown,
    onSelect: () => onShown(value),
  }))
  return (
    <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 max-md:contents xl:flex-nowrap">
      <KeptLine
        keeper={keeper}
        state={checklist.state}
        revision={checklist.revision}
        version={checklist.versions.find(({ isRetired }) => !isRetired)?.number}
        timeZone={checklist.timeZone}
      />
      <div className="flex flex-wrap items-center gap-2 max-md:col-span-3 max-md:mt-1 max-md:gap-x-1.5 xl:shrink-0 xl:flex-nowrap">
        <MarkButton
          label={t('undo')}
          disabled={!canUndo}
          onClick={() => dispatch({ kind: 'undo' })}
        >
          <Undo2 aria-hidden className="size-4" />
        </MarkButton>
        <MarkButton
          label={t('redo')}
          disabled={!canRedo}
          onClick={() => dispatch({ kind: 'redo' })}
        >
          <Redo2 aria-hidden className="size-4" />
        </MarkButton>
        <PartTools onOverlay={onOverlay} more={isPhone ? languageEntries : []} isSmall={isPhone} />
        <Button
          size="small"
          aria-pressed={pane === 'preview'}
          className="xl:hidden"
          onClick={() => onPane('preview')}
        >
          {t('preview')}
        </Button>
        <Segments
          label={t('showLanguages')}
          className="max-md:hidden"
          value={shown}
          onChange={onShown}
          options={languages}
        />
        <RemarksButton isOpen={pane === 'remarks'} onPane={onPane} />
      </div>
    </div>
  )
}

function RemarksButton({ isOpen, onPane }: { isOpen: boolean; onPane: (pane: Pane) => void }) {
  const t = useTranslations('checklists')
  const { remarks, isLooking } = useBuilder()
  const errors = errorsIn(remarks).length
  // A note, as points that do not compare, is for information and no fault.
  const count = remarks.filter(({ severity }) => severity !== 'note').length
  const notes = remarks.length - count
  const lesser =
    count === 0 && notes > 0
      ? t('problemList.notes', { count: notes })
      : t('problemList.warnings', { count })
  const words = errors > 0 ? t('problemList.errors', { count: errors }) : lesser
  return (
    <Button
      size="small"
      aria-pressed={isOpen}
      className={errors > 0 && !isLooking ? 'text-red' : undefined}
      onClick={() => onPane('remarks')}
    >
      {isLooking ? t('problemList.looking') : words}
    </Button>
  )
}

const shownVersions = 5

function MoreMenu({ checklist, keeper }: { checklist: BuilderProps; keeper: DraftKeeper }) {
  const t = useTranslations('checklists.builder')
  const words = useTranslations('workbench.versions')
  const format = useFormat()
  const { checklistId, versions } = checklist
  const retire = useRetirement(checklistId, keeper)
  const address = `/api/checklists/${checklistId}`
  const files = useTranslations('checklists.row')
  const download = async (from: string) => {
    await keeper.flush()
    window.location.assign(from)
  }
  const entries: MenuEntry[] = [
    ...versions.slice(0, shownVersions).map(({ id, number, publishedOn }) => ({
      label: t('openVersion', { number, day: format.day(publishedOn) }),
      href: `/checklists/${checklistId}/versions/${id}`,
    })),
    ...(versions.length > 0
      ? [
          { label: words('compare'), href: `/checklists/${checklistId}/versions` },
          { label: t('trend'), href: `/checklists/${checklistId}/trend` },
        ]
      : []),
    {
      label: t('export'),
      divided: versions.length > 0,
      onSelect: () => void download(address),
    },
    { label: files('xlsform'), onSelect: () => void download(`${address}?as=xlsform`) },
    { label: files('into'), href: `/checklists/import?into=${checklistId}` },
    { label: t('retire'), danger: true, divided: true, onSelect: retire },
  ]
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('more')}
          title={t('more')}
          className="grid size-11 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink"
        >
          <Ellipsis aria-hidden className="size-5" />
        </button>
      }
      entries={entries}
    />
  )
}

/** Retiring is taken back where it is announced: nothing is lost by it. */
function useRetirement(checklistId: string, keeper: DraftKeeper): () => Promise<void> {
  const t = useTranslations('checklists.builder')
  const say = useProblemText('checklists.reasons')
  const toast = useToast()
  const router = useRouter()
  const run = async (action: typeof retireChecklistAction, onDone: () => void) => {
    const answer = await runAction(() => action({ checklistId }))
    if (answer.ok) onDone()
    else toast.show({ title: say(reasonOf(answer)), failure: true })
    router.refresh()
  }
  const restore = () => run(restoreChecklistAction, () => toast.show({ title: t('restored') }))
  return async () => {
    await keeper.flush()
    await run(retireChecklistAction, () =>
      toast.show({ title: t('retired'), undo: () => void restore() }),
    )
  }
}
