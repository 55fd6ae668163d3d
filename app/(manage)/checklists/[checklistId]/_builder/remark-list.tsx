'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
import { findQuestion, findSection } from './document-edits'
import { useRemarkText } from './inputs'
import { mendingOf } from './mending'
import type { Remark } from './remarks'
import { useShownText } from './use-reading'

const severities = ['error', 'warning', 'translation', 'note'] as const

/** So many of a kind at once: a big form without a translation would have thousands. */
const shownAtOnce = 50

/** Everything to look at, by how much it matters; a click leads to the place. */
export function RemarkList({ onGo }: { onGo?: (() => void) | undefined }) {
  const t = useTranslations('checklists.problemList')
  const { remarks, isLooking } = useBuilder()
  const words = isLooking ? t('looking') : remarks.length === 0 ? t('none') : null
  return (
    // What mended a remark goes with it: the keyboard stays in the list.
    <div tabIndex={-1} data-remarks className="grid content-start gap-6 outline-none">
      {words ? <p className="text-ink-2">{words}</p> : null}
      {words
        ? null
        : severities.map((severity) => {
            const own = remarks.filter((remark) => remark.severity === severity)
            if (own.length === 0) return null
            return (
              <section key={severity}>
                <h3 className="mb-1 text-13 text-ink-3">{t(severity)}</h3>
                <Remarks remarks={own} onGo={onGo} />
              </section>
            )
          })}
    </div>
  )
}

export function Remarks({
  remarks,
  onGo,
}: {
  remarks: readonly Remark[]
  onGo?: (() => void) | undefined
}) {
  const { showRemarksOf } = useBuilder()
  const t = useTranslations('workbench.remarks')
  const say = useRemarkText()
  const placeOf = usePlaceName()
  const [shown, setShown] = useState(shownAtOnce)
  const left = remarks.length - shown
  return (
    <ul className="grid">
      {remarks.slice(0, shown).map((remark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one place can have the same fault twice
        <li key={index} className="border-t border-line first:border-t-0">
          <button
            type="button"
            className="w-full rounded-sm py-2 text-left hover:bg-hover"
            onClick={() => {
              showRemarksOf(remark.nodeId)
              onGo?.()
            }}
          >
            <span className="block">{say(remark)}</span>
            <span className="line-clamp-1 text-13 text-ink-3">{placeOf(remark.nodeId)}</span>
          </button>
          <Mend remark={remark} />
        </li>
      ))}
      {left > 0 ? (
        <li className="border-t border-line py-2">
          <button type="button" className="link" onClick={() => setShown(shown + shownAtOnce)}>
            {t('more', { count: left })}
          </button>
        </li>
      ) : null}
    </ul>
  )
}

/** One click, where it is plain what was meant. */
function Mend({ remark }: { remark: Remark }) {
  const t = useTranslations('workbench.remarks')
  const { document, edit } = useBuilder()
  const mending = mendingOf(document, remark)
  if (mending === null) return null
  return (
    <button
      type="button"
      className="thumb link mb-2 text-13"
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>('[data-remarks]')?.focus()
        edit(mending.edit)
      }}
    >
      {t(`mend.${mending.words}`)}
    </button>
  )
}

function usePlaceName(): (nodeId: string | null) => string {
  const t = useTranslations('checklists')
  const { document, language, numberOf } = useBuilder()
  const shown = useShownText()
  return (nodeId) => {
    const question = findQuestion(document, nodeId)?.question
    if (question) {
      const number = t('outline.question', { number: numberOf.get(question.id) ?? 0 })
      const text = shown(question.text)
      return text ? `${number}. ${text}` : number
    }
    const section = findSection(document, nodeId)?.section
    if (section) return textFor(section.title, language) || t('outline.untitledSection')
    return t('problemList.whole')
  }
}
