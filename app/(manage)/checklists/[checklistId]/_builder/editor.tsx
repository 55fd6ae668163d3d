'use client'

import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { useBuilder, useLooking } from './builder-context'
import { findQuestion, findSection } from './document-edits'
import { ChecklistEditor } from './edit-checklist'
import { QuestionEditor } from './edit-question'
import { SectionEditor } from './edit-section'

/** The part that is selected in the outline, with everything that can be said about it. */
export const Editor = memo(function Editor() {
  const { document, opened } = useBuilder()
  const { selected } = useLooking()
  const question = findQuestion(document, selected)
  const section = findSection(document, selected)
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef(selected)
  useEffect(() => {
    if (shown.current === selected) return
    shown.current = selected
    box.current?.scrollIntoView({ block: 'start' })
  }, [selected])
  const openings = useRef(opened.count)
  useEffect(() => {
    if (openings.current === opened.count) return
    openings.current = opened.count
    const fields = 'textarea, input:not([type=hidden]), select'
    box.current?.querySelector<HTMLElement>(fields)?.focus()
  }, [opened])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the key that leads back to the outline
    <div
      ref={box}
      onKeyDown={backToOutline}
      className="mx-auto max-w-2xl scroll-mt-[calc(var(--builder-top)+1.25rem)] pb-16"
    >
      {question ? <QuestionEditor key={question.question.id} found={question} /> : null}
      {section ? <SectionEditor key={section.section.id} found={section} /> : null}
      {question || section ? null : <ChecklistEditor />}
    </div>
  )
})

/** Escape leads from the fields to the line of the outline that they belong to. */
function backToOutline(event: KeyboardEvent<HTMLElement>) {
  const isHere = event.target instanceof Node && event.currentTarget.contains(event.target)
  if (event.key !== 'Escape' || event.defaultPrevented || !isHere) return
  const outline = window.document.querySelector('[data-outline]')
  const line = outline?.querySelector<HTMLElement>('[aria-current]') ?? null
  const stop = outline?.querySelector<HTMLElement>('[data-row][tabindex="0"]')
  const target = line ?? stop
  if (!target) return
  event.preventDefault()
  target.focus()
}
